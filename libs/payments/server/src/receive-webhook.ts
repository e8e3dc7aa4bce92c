import type { Clock } from '@lapak/kernel';
import { CLOCK, enqueue, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { BadSignature, GATEWAYS, type Gateways, type ProviderMessage } from './payment-gateway.js';

/** The worker's task that applies one stored event. */
export const APPLY_EVENT = 'apply_provider_event';

export const applyJob = (id: string) => ({
  identifier: APPLY_EVENT,
  payload: { eventId: id },
  jobKey: `event:${id}`,
});

const store = statement<{ id: string }>(
  'payments_store_events',
  `insert into provider_event (id, endpoint, type, object_id, account, livemode, api_version, payload, received_at, status)
   select id, $2, type, "objectId", account, livemode, "apiVersion", payload, $3, 'received'
   from jsonb_to_recordset($1::jsonb)
     as m(id text, type text, "objectId" text, account text, livemode boolean, "apiVersion" text, payload jsonb)
   order by id on conflict (id) do nothing returning id`,
);

/** jsonb holds neither U+0000 nor halves of surrogate pairs; no message about money is lost for one in a buyer's name. */
const storable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\u0000|\p{Surrogate}/gu, '\ufffd') : value;

/** The inbox: a verified message is stored with the job that will apply it, and nothing else happens here. */
@Injectable()
export class ReceiveWebhook {
  constructor(
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(GATEWAYS) private readonly gateways: Gateways,
  ) {}

  /**
   * @returns whether it is new
   * @throws BadSignature; nothing is stored then
   */
  async run(
    raw: Buffer,
    headers: Readonly<Record<string, string | string[] | undefined>>,
    endpoint: 'platform' | 'connect',
  ): Promise<boolean> {
    const gateway = this.gateways.stripe;
    if (!gateway) throw new BadSignature('no provider is configured');
    return (await this.store([gateway.verify(raw, headers, endpoint)], endpoint)) === 1;
  }

  /** Stores verified messages. @returns how many were new */
  async store(messages: readonly ProviderMessage[], endpoint: 'platform' | 'connect'): Promise<number> {
    if (messages.length === 0) return 0;
    return this.transactor.run(async (tx) => {
      const made = await store.rows(tx, [JSON.stringify(messages, storable), endpoint, this.clock.now()]);
      await enqueue(
        tx,
        made.map(({ id }) => applyJob(id)),
      );
      return made.length;
    });
  }
}
