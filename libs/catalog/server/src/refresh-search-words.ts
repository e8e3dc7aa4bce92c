import { Transactor } from '@lapak/platform';
import { Injectable } from '@nestjs/common';

const WORDS_OF = `regexp_split_to_table(lower(unaccent(%s)), '[^a-z0-9]+')`;
const words = (text: string): string => WORDS_OF.replace('%s', text);

/**
 * The dictionary that misspelt searches are corrected by: the words of titles, shops and categories on sale, with how
 * many products have them. New words of a product are added when it is saved; this counts them anew and drops old ones.
 */
export const refreshWords = [
  `create temp table fresh_word on commit drop as
   select word, sum(products)::int as products from (
     select w as word, count(*) as products from product p, lateral (select distinct ${words(`(p.title->>'id') || ' ' || (p.title->>'en')`)} as w) as of
     where p.listed group by w
     union all
     select w, count(*) from shop s, lateral (select distinct ${words('s.name')} as w) as of where s.state = 'approved' group by w
     union all
     select w, count(*) from category c, lateral (select distinct ${words(`(c.name->>'id') || ' ' || (c.name->>'en')`)} as w) as of group by w
   ) as counted where length(word) between 3 and 40 and word ~ '[a-z]' group by word`,
  `delete from search_word s where not exists (select from fresh_word f where f.word = s.word)`,
  `insert into search_word (word, products) select word, products from fresh_word order by word
   on conflict (word) do update set products = excluded.products where search_word.products <> excluded.products`,
];

/** Hourly, in the background: reads every product on sale. */
@Injectable()
export class RefreshSearchWords {
  constructor(private readonly transactor: Transactor) {}

  async run(): Promise<void> {
    await this.transactor.run(async (tx) => {
      await tx.query(`set local statement_timeout = '10min'`);
      for (const text of refreshWords) await tx.query(text);
    });
  }
}
