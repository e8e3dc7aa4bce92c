import type { Id } from '@lapak/kernel';
import { namesLike, NameTaken, slugsFor } from '@lapak/merchants-domain';
import { statement, type Tx } from '@lapak/platform';

// Names and addresses are given out one after another: two shops that want the same one at once are told apart.
const inTurn = statement('merchants_names_in_turn', `select pg_advisory_xact_lock(hashtext('shop names'))`);
const takenNames = statement<{ name: string }>(
  'merchants_names_taken',
  `select lower(name) as name from shop where lower(name) = any($1::text[]) and id <> $2`,
);
const takenSlugs = statement<{ slug: string }>(
  'merchants_slugs_taken',
  `select slug from shop where slug = any($1::text[]) and id <> $2`,
);

/** Addresses that the site keeps for itself. */
const KEPT = new Set(['baru', 'new', 'semua', 'cari', 'admin', 'lapak', 'kabupaten', 'api', 'null', 'undefined']);

/** A free slug for the shop's name, which is the shop's until this transaction ends; NameTaken with free names otherwise. */
export const claimName = async (
  tx: Tx,
  shopId: Id<'Shop'>,
  name: string,
  place: { desa: string; kecamatan: string },
): Promise<string | NameTaken> => {
  await inTurn.rows(tx);
  const others = namesLike(name, place.desa, place.kecamatan);
  const taken = new Set(
    (await takenNames.rows(tx, [[name, ...others].map((n) => n.toLowerCase()), shopId])).map((row) => row.name),
  );
  if (taken.has(name.toLowerCase())) {
    return new NameTaken(name, others.filter((other) => !taken.has(other.toLowerCase())).slice(0, 3));
  }
  const slugs = slugsFor(name, place.desa).filter((slug) => !KEPT.has(slug));
  const used = new Set((await takenSlugs.rows(tx, [slugs, shopId])).map((row) => row.slug));
  return slugs.find((slug) => !used.has(slug)) ?? `${slugs[0]}-${shopId.slice(-8)}`;
};
