import { useApolloClient } from '@apollo/client/react';
import { useDeed } from '@lapak/web';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { MyProductDocument, type MyProductPartsFragment, SaveProductDocument } from '../../gql/graphql.js';
import { type Fault, stillWrong } from '../../parts/still-wrong.js';
import type { DraftState } from '../../parts/use-draft.js';
import { type Category, inputOf, type ProductValues, valuesOf, withFreshStock } from './product-values.js';

/** Pictures are one field on the screen, however many they are. */
const onScreen = (fault: Fault): Fault => ({ ...fault, field: fault.field.replace(/^pictures\..*/, 'pictures') });

/** Photographs that the server no longer has are sent again from the device, where they still are. */
const forgetUploads = (values: ProductValues): ProductValues => ({
  ...values,
  photos: values.photos.map(({ uploadId, ...photo }) =>
    photo.blob ? photo : { ...photo, ...(uploadId && { uploadId }) },
  ),
});

/** Sends the form. Orders may have taken stock since it was opened: stock that nobody touched is not written back. */
export const useSaveProduct = ({
  shopId,
  product,
  draft,
  category,
}: {
  shopId: string;
  product: MyProductPartsFragment | null;
  draft: DraftState<ProductValues>;
  category: Category | null;
}) => {
  const client = useApolloClient();
  const navigate = useNavigate();
  const deed = useDeed(SaveProductDocument);
  const [here, setHere] = useState<readonly Fault[]>([]);

  const current = async (): Promise<ProductValues> => {
    if (!product) return draft.value;
    const { data } = await client
      .query({ query: MyProductDocument, variables: { id: product.id }, fetchPolicy: 'network-only' })
      .catch(() => ({ data: undefined }));
    return data?.myProduct ? withFreshStock(draft.value, valuesOf(product), data.myProduct) : draft.value;
  };

  const run = async (publish: boolean) => {
    deed.forget();
    const answer = inputOf(await current(), category, { shopId, id: product?.id ?? null, publish });
    if ('faults' in answer) return setHere(answer.faults);
    setHere([]);
    const outcome = await deed.run({ input: answer.input });
    if (typeof outcome !== 'object' || outcome?.__typename !== 'ProductSaved') return;
    await draft.done();
    client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'myProducts' }); // it may stand in another list now
    await navigate(`/produk/${outcome.product.id}`, { replace: true, state: { saved: outcome.product.state } });
  };

  const faults = here.length > 0 ? here : (deed.problem?.fields ?? []).map(onScreen);
  const lostPhotos = deed.problem?.fields.some((fault) => fault.field.startsWith('pictures.')) ?? false;
  const now = here.length > 0 ? inputOf(draft.value, category, { shopId, id: null, publish: false }) : null;
  const errorOf = (field: string) =>
    here.length > 0
      ? stillWrong(here, now && 'faults' in now ? now.faults : [], field)
      : faults.find((fault) => fault.field === field)?.message;
  return {
    run: async (publish: boolean) => {
      if (lostPhotos) draft.change(forgetUploads);
      await run(publish);
    },
    busy: deed.busy,
    faults,
    errorOf,
    refusal: deed.problem && faults.length === 0 ? deed.problem.message : null,
  };
};
