import type Stripe from 'stripe';
import { LIST_FIELDS, listObjects, PLAIN_LIST_FIELDS } from '../http/lists.js';
import { missingObject } from '../http/refusal.js';
import { type Route, route } from '../http/route.js';
import { integer, metadata, oneOf, required, text, truth } from '../http/shape.js';
import type { Work } from '../store/work.js';
import { createTransfer } from './create-transfer.js';
import { reverseTransfer } from './reverse-transfer.js';

const PATH = '/v1/transfers';

export const TRANSFER_FIELDS = {
  amount: required(integer(1)),
  currency: required(text(3)),
  destination: required(text()),
  description: text(1000),
  metadata: metadata(),
  source_transaction: text(),
  source_type: oneOf('card'),
  transfer_group: text(),
};
export const REVERSAL_FIELDS = {
  amount: integer(1),
  description: text(1000),
  metadata: metadata(),
  refund_application_fee: truth(),
};

async function find(work: Work, id: string): Promise<Stripe.Transfer> {
  const kept = await work.objects.find('transfer', id);
  if (!kept) throw missingObject('transfer', id);
  return kept.body;
}

async function findReversal(work: Work, [transferId = '', id = '']: readonly string[]) {
  const kept = await work.objects.lock('transfer_reversal', id);
  if (!kept || kept.parent !== transferId) throw missingObject('transfer reversal', id);
  return kept.body;
}

/** /v1/transfers and their reversals. */
export const transfers: readonly Route[] = [
  route('POST', PATH, TRANSFER_FIELDS, ({ work, input }) => createTransfer(work, input)),
  route('GET', PATH, { ...LIST_FIELDS, destination: text(), transfer_group: text() }, ({ work, input }) =>
    listObjects(work, 'transfer', input, PATH, {
      like: { destination: input.destination, transfer_group: input.transfer_group },
    }),
  ),
  route('GET', `${PATH}/:id`, {}, ({ work, id }) => find(work, id)),
  route('POST', `${PATH}/:id`, { description: text(1000), metadata: metadata() }, async ({ work, id, input }) => {
    const kept = await work.objects.lock('transfer', id);
    if (!kept) throw missingObject('transfer', id);
    const { description, metadata: before } = kept.body;
    const transfer: Stripe.Transfer = {
      ...kept.body,
      description: input.description ?? description,
      metadata: { ...before, ...input.metadata },
    };
    await work.objects.update('transfer', transfer);
    await work.tell('transfer.updated', transfer, { description, metadata: before });
    return transfer;
  }),
  route('POST', `${PATH}/:id/reversals`, REVERSAL_FIELDS, ({ work, id, input }) => reverseTransfer(work, id, input)),
  route('GET', `${PATH}/:id/reversals`, PLAIN_LIST_FIELDS, async ({ work, id, input }) => {
    await find(work, id);
    return listObjects(work, 'transfer_reversal', input, `${PATH}/${id}/reversals`, { parent: id });
  }),
  route('GET', `${PATH}/:id/reversals/:id`, {}, ({ work, ids }) => findReversal(work, ids)),
  route('POST', `${PATH}/:id/reversals/:id`, { metadata: metadata() }, async ({ work, ids, input }) => {
    const reversal = await findReversal(work, ids);
    const changed = { ...reversal, metadata: { ...reversal.metadata, ...input.metadata } };
    await work.objects.update('transfer_reversal', changed);
    return changed;
  }),
];
