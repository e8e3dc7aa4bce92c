import type { Clock } from '@lapak/kernel';
import { CLOCK, enqueue, statement, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { GATEWAYS, type Gateways, type ProviderMessage } from './payment-gateway.js';

/** The worker's task that applies one stored event. */
export const APPLY_EVENT = 'apply_provider_event';

const store = statement<{ id: string }>(
  'payments_store_event',
  `insert into provider_event (id, endpoint, type, object_id, account, livemode, api_version, payload, received_at, status)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'received') on conflict (id) do nothing returning id`,
);

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
    if (!gateway) return false;
    return this.store(gateway.verify(raw, headers, endpoint), endpoint);
  }

  async store(message: ProviderMessage, endpoint: 'platform' | 'connect'): Promise<boolean> {
    return this.transactor.run(async (tx) => {
      const row = await store.row(tx, [
        message.id,
        endpoint,
        message.type,
        message.objectId,
        message.account,
        message.livemode,
        message.apiVersion,
        JSON.stringify(message.payload),
        this.clock.now(),
      ]);
      if (row)
        await enqueue(tx, [
          { identifier: APPLY_EVENT, payload: { eventId: message.id }, jobKey: `event:${message.id}` },
        ]);
      return row !== null;
    });
  }
}
