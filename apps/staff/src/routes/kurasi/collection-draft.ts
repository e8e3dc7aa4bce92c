import type { Zone } from '@lapak/kernel';
import type { CollectionInput, CollectionPartsFragment } from '../../gql/graphql.js';
import { fromField, toField } from '../../local-time.js';

export type Item = CollectionPartsFragment['items'][number];

/** A collection as it stands in the form: times as the regency's clock shows them. */
export interface CollectionDraft {
  readonly id: string | null;
  readonly slug: string;
  readonly titleId: string;
  readonly titleEn: string;
  readonly noteId: string;
  readonly noteEn: string;
  readonly published: boolean;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly sort: number;
  readonly items: readonly Item[];
}

export const emptyCollection: CollectionDraft = {
  id: null,
  slug: '',
  titleId: '',
  titleEn: '',
  noteId: '',
  noteEn: '',
  published: false,
  startsAt: '',
  endsAt: '',
  sort: 10,
  items: [],
};

export const collectionDraft = (one: CollectionPartsFragment, zone: Zone): CollectionDraft => ({
  id: one.id,
  slug: one.slug,
  titleId: one.titleId,
  titleEn: one.titleEn,
  noteId: one.noteId,
  noteEn: one.noteEn,
  published: one.published,
  startsAt: toField(one.startsAt, zone),
  endsAt: toField(one.endsAt, zone),
  sort: one.sort,
  items: one.items,
});

export const collectionInput = ({ items, ...draft }: CollectionDraft, zone: Zone): CollectionInput => ({
  ...draft,
  startsAt: fromField(draft.startsAt, zone),
  endsAt: fromField(draft.endsAt, zone),
  productIds: items.map(({ product }) => product.id),
});

/** `list` with the thing at `from` put at `to`; out of bounds changes nothing. */
export const moved = <T>(list: readonly T[], from: number, to: number): readonly T[] => {
  if (to < 0 || to >= list.length || from < 0 || from >= list.length || from === to) return list;
  const rest = [...list];
  const [one] = rest.splice(from, 1);
  rest.splice(to, 0, one!);
  return rest;
};
