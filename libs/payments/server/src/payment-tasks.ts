import type { Id } from '@lapak/kernel';
import type { Tasks } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { ApplyProviderEvent } from './apply-provider-event.js';
import { CallProvider } from './call-provider.js';
import { CALL_PROVIDER } from './provider-command.js';
import { APPLY_EVENT } from './receive-webhook.js';
import { SweepPayments } from './sweep-payments.js';

export const SWEEP_PAYMENTS = 'sweep_payments';
/** In graphile-worker's crontab words. Two sweeps at once are harmless; each claims what it asks about. */
export const PAYMENTS_CRONTAB = `*/2 * * * * ${SWEEP_PAYMENTS} ?max=1&jobKey=${SWEEP_PAYMENTS}`;

/** What the worker does for payments, by name. */
@Injectable()
export class PaymentTasks {
  readonly all: Tasks;

  constructor(call: CallProvider, apply: ApplyProviderEvent, sweep: SweepPayments) {
    this.all = {
      [CALL_PROVIDER]: ({ commandId }: { commandId: Id<'ProviderCommand'> }) => call.run(commandId),
      [APPLY_EVENT]: ({ eventId }: { eventId: string }) => apply.run(eventId),
      [SWEEP_PAYMENTS]: () => sweep.run(),
    };
  }
}
