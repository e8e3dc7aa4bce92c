import { addDays, dayIn, type Zone } from '@lapak/kernel';
import type { FeatureInput, FeaturePartsFragment, ShopPartsFragment } from '../../gql/graphql.js';
import { fromField, toField } from '../../local-time.js';

/** A featured shop as it stands in the form: times as the regency's clock shows them. */
export interface FeatureDraft {
  readonly id: string | null;
  readonly shop: ShopPartsFragment | null;
  readonly headlineId: string;
  readonly headlineEn: string;
  readonly storyId: string;
  readonly storyEn: string;
  readonly reasonId: string;
  readonly reasonEn: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Two weeks from the day after tomorrow: time enough to write, and a turn of the usual length. */
export const emptyFeature = (now: Date, zone: Zone): FeatureDraft => {
  const first = addDays(dayIn(zone.name, now), 2);
  return {
    id: null,
    shop: null,
    headlineId: '',
    headlineEn: '',
    storyId: '',
    storyEn: '',
    reasonId: '',
    reasonEn: '',
    startsAt: `${first}T06:00`,
    endsAt: `${addDays(first, 14)}T06:00`,
  };
};

export const featureDraft = (one: FeaturePartsFragment, zone: Zone): FeatureDraft => ({
  id: one.id,
  shop: one.shop,
  headlineId: one.headlineId,
  headlineEn: one.headlineEn,
  storyId: one.storyId,
  storyEn: one.storyEn,
  reasonId: one.reasonId,
  reasonEn: one.reasonEn,
  startsAt: toField(one.startsAt, zone),
  endsAt: toField(one.endsAt, zone),
});

/** Null while the shop or the beginning or the end is missing. */
export const featureInput = ({ shop, ...draft }: FeatureDraft, zone: Zone): FeatureInput | null => {
  const startsAt = fromField(draft.startsAt, zone);
  const endsAt = fromField(draft.endsAt, zone);
  return shop && startsAt && endsAt ? { ...draft, shopId: shop.id, startsAt, endsAt } : null;
};
