import type Stripe from 'stripe';
import type { Control, PayoutRow } from '../control/control.js';
import { type CapabilityState, transfersOf } from '../stripe/account-state.js';
import { isOpen } from '../stripe/dispute-charge.js';
import { money } from '../stripe/rupiah.js';
import { at, button, table } from './console-parts.js';
import { type Html, html } from './html.js';

const STATES: readonly (readonly [CapabilityState, string])[] = [
  ['active', 'Aktifkan'],
  ['restricted', 'Cabut'],
  ['rejected', 'Tolak'],
];

function accountRow(account: Stripe.V2.Core.Account): Html {
  const { id } = account;
  const status = transfersOf(account)?.status;
  const changes = STATES.filter(([state]) => state !== status);
  return html`<tr>
    <td class="num">${at(account.created)}</td>
    <td>${account.display_name}<br /><code>${id}</code></td>
    <td>${account.closed ? 'closed' : status}</td>
    <td>
      <div class="row">
        ${changes.map(([state, text]) => button('capability', text, { id, state }))}
        ${button('pay-out', 'Cairkan saldo', { id })}${button('deauthorize', 'Putuskan', { id })}
      </div>
    </td>
  </tr>`;
}

const transferRow = (transfer: Stripe.Transfer): Html =>
  html`<tr>
    <td class="num">${at(transfer.created)}</td>
    <td><code>${transfer.id}</code></td>
    <td class="num">${money(transfer.amount, transfer.currency)}</td>
    <td class="num">${transfer.amount_reversed > 0 && money(transfer.amount_reversed, transfer.currency)}</td>
    <td><code>${String(transfer.destination)}</code></td>
  </tr>`;

const payoutRow = ({ account, body }: PayoutRow): Html =>
  html`<tr>
    <td class="num">${at(body.created)}</td>
    <td><code>${body.id}</code></td>
    <td class="num">${money(body.amount, body.currency)}</td>
    <td>${body.status}</td>
    <td><code>${account}</code></td>
    <td>${!['failed', 'canceled'].includes(body.status) && button('fail-payout', 'Gagalkan', { id: body.id })}</td>
  </tr>`;

const disputeRow = (dispute: Stripe.Dispute): Html =>
  html`<tr>
    <td class="num">${at(dispute.created)}</td>
    <td><code>${dispute.id}</code></td>
    <td class="num">${money(dispute.amount, dispute.currency)}</td>
    <td>${dispute.status}, ${dispute.reason}</td>
    <td>
      ${isOpen(dispute) && html`<div class="row">${button('decide', 'Toko menang', { id: dispute.id, won: 'yes' })}${button('decide', 'Toko kalah', { id: dispute.id, won: 'no' })}</div>`}
    </td>
  </tr>`;

const HEADS = ['Dibuat (UTC)', 'Id', 'Jumlah'];

export async function disputeSection(control: Control): Promise<Html> {
  const disputes = await control.objects('dispute');
  return html`<h2>Sengketa</h2>
    ${table('Sengketa', [...HEADS, 'Status', 'Tindakan'], disputes.map(disputeRow))}`;
}

/** Connected accounts, and the money that went to them and on. */
export async function connectSections(control: Control): Promise<Html> {
  const [accounts, transfers, payouts] = await Promise.all([
    control.objects('v2.core.account'),
    control.objects('transfer'),
    control.payouts(),
  ]);
  return html`<h2>Akun terhubung</h2>
    ${table('Akun terhubung', ['Dibuat (UTC)', 'Akun', 'Menerima transfer', 'Tindakan'], accounts.map(accountRow))}
    <h2>Transfer</h2>
    ${table('Transfer', [...HEADS, 'Ditarik kembali', 'Tujuan'], transfers.map(transferRow))}
    <h2>Pencairan</h2>
    ${table('Pencairan', [...HEADS, 'Status', 'Akun', 'Tindakan'], payouts.map(payoutRow))}`;
}
