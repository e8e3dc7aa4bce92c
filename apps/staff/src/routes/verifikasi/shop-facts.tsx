import { formatDateTime } from '@lapak/kernel';
import { useSession } from '@lapak/web';
import type { ShopPartsFragment } from '../../gql/graphql.js';
import { wordsHere } from '../../words/words.js';

/** What the applicant wrote about the shop. */
export const ShopFacts = ({ of: shop }: { of: ShopPartsFragment }) => {
  const t = wordsHere();
  const { zone, locale } = useSession();
  const facts: readonly (readonly [string, string])[] = [
    [t.shop.owner, shop.ownerName],
    [t.shop.phone, shop.phone],
    [t.shop.address, shop.addressText],
    [t.shop.legal, t.legal[shop.legalStatus]],
    [t.shop.registered, formatDateTime(new Date(shop.registeredAt), zone, locale)],
    [t.shop.tagline, shop.taglineId],
    [t.shop.story, shop.storyId],
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
};
