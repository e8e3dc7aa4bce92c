import { Regency } from '@lapak/areas-server';
import { formatDateTime, formatRupiah, type Locale } from '@lapak/kernel';
import { type AppName, CONFIG, type Config } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type Facts, type Kind, type Place, placeOf, type Said } from './facts.js';
import { type Letter, writeLetter } from './letter.js';
import { en } from './words/en.js';
import { id } from './words/id.js';
import type { NoticeWords, Say, Told } from './words/words.js';

const WORDS: Readonly<Record<Locale, NoticeWords>> = { id, en };

/** Finds the words for what happened, when somebody looks. */
@Injectable()
export class NoticeWriter {
  private readonly urls: Readonly<Record<AppName, string>>;

  constructor(
    private readonly regency: Regency,
    @Inject(CONFIG) config: Pick<Config, 'publicUrl' | 'merchantUrl' | 'staffUrl'>,
  ) {
    this.urls = { storefront: config.publicUrl, merchant: config.merchantUrl, staff: config.staffUrl };
  }

  /** For the inbox of `app`: what is on its own pages is a path, what is elsewhere a whole address. */
  notice(said: Said, app: AppName, locale: Locale): { title: string; body: string; href: string } {
    const { title, body } = this.told(said, locale);
    const place = placeOf(said);
    return { title, body, href: place.app === app ? place.path : this.url(place, locale) };
  }

  letter(said: Said, to: { readonly name: string; readonly locale: Locale }): Letter {
    const { profile } = this.regency;
    return writeLetter({
      told: this.told(said, to.locale),
      words: WORDS[to.locale],
      name: to.name,
      guest: 'guest' in said.facts && said.facts.guest,
      url: this.url(placeOf(said), to.locale),
      brand: profile.brand,
      thanks: profile.greeting.thanks,
      help: profile.office.email,
    });
  }

  private told({ kind, facts }: Said, locale: Locale): Told {
    const say: Say = {
      moment: (iso) => formatDateTime(new Date(iso), this.regency.zone, locale),
      money: formatRupiah,
    };
    // a table of functions by kind: the compiler does not see that this kind's takes these facts
    return (WORDS[locale].told[kind] as (facts: Facts[Kind], say: Say) => Told)(facts, say);
  }

  /** English pages of the storefront have a prefix; the consoles know their reader's language. */
  private url({ app, path }: Place, locale: Locale): string {
    return `${this.urls[app]}${app === 'storefront' && locale === 'en' ? '/en' : ''}${path === '/' ? '' : path}`;
  }
}
