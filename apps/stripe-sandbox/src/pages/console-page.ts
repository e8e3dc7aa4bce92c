import type Stripe from 'stripe';
import type { Control, DeliveryRow } from '../control/control.js';
import { DELIVERY_MODES, FAULT_KINDS, type Settings } from '../store/settings.js';
import { money } from '../stripe/rupiah.js';
import { connectSections, disputeSection } from './console-connect.js';
import { at, button, table } from './console-parts.js';
import { type Html, html } from './html.js';

const options = (words: readonly string[], chosen?: string): Html[] =>
  words.map((word) => html`<option${word === chosen && html` selected`}>${word}</option>`);

const switchForm = (heading: string, action: string, fields: Html, press: string): Html =>
  html`<section>
    <h2>${heading}</h2>
    <form method="post" action="/_sandbox" class="row">
      <input type="hidden" name="do" value="${action}" />${fields}<button>${press}</button>
    </form>
  </section>`;

const choice = (name: string, label: string, words: readonly string[], chosen?: string): Html =>
  html`<div>
    <label for="${name}">${label}</label
    ><select id="${name}" name="${name}">
      ${options(words, chosen)}
    </select>
  </div>`;

const entry = (name: string, label: string, value: string | number, placeholder = ''): Html =>
  html`<div>
    <label for="${name}">${label}</label
    ><input id="${name}" name="${name}" value="${value}" placeholder="${placeholder}" />
  </div>`;

function faultSwitch(faults: Settings['faults']): Html {
  const fields = html`${choice('kind', 'Jenis', FAULT_KINDS)}${choice('when', 'Saat', ['before', 'after'])}
  ${entry('times', 'Berapa kali', 1)}${entry('match', 'Hanya permintaan', '', 'POST /v1/refunds')}`;
  return html`<div>
    ${switchForm('Gangguan API', 'fault', fields, 'Tambah')}
    ${faults.map((fault) => html`<p>${fault.kind}, ${fault.when}, ${fault.times}&times; ${fault.match}</p>`)}
    ${faults.length > 0 && button('clear-faults', 'Hapus semua gangguan')}
  </div>`;
}

function switches(settings: Readonly<Settings>): Html {
  const { delivery, lateMs, faults, settlement } = settings;
  const travel = html`${choice('mode', 'Cara', DELIVERY_MODES, delivery)}${entry('late', 'Terlambat (detik)', lateMs / 1000)}`;
  return html`<div class="two">
    ${switchForm('Pengiriman webhook', 'delivery', travel, 'Pasang')}
    ${switchForm('Waktu', 'advance', entry('hours', 'Majukan (jam)', 1), 'Majukan')} ${faultSwitch(faults)}
    ${switchForm('Mata uang penyelesaian', 'settlement', choice('currency', 'Saldo platform', ['idr', 'sgd'], settlement), 'Pasang')}
  </div>`;
}

const sessionRow = (session: Stripe.Checkout.Session): Html =>
  html`<tr>
    <td class="num">${at(session.created)}</td>
    <td>
      <a href="/c/pay/${session.id}"><code>${session.id.slice(0, 24)}&hellip;</code></a>
    </td>
    <td class="num">${money(session.amount_total ?? 0, session.currency ?? 'idr')}</td>
    <td>${session.status}, ${session.payment_status}</td>
    <td>${session.status === 'open' && button('expire', 'Tutup', { id: session.id })}</td>
  </tr>`;

const intentRow = (intent: Stripe.PaymentIntent): Html =>
  html`<tr>
    <td class="num">${at(intent.created)}</td>
    <td><code>${intent.id}</code></td>
    <td class="num">${money(intent.amount, intent.currency)}</td>
    <td>${intent.status}</td>
    <td>
      ${intent.status === 'processing' && html`<div class="row">${button('resolve', 'Uang datang', { id: intent.id, arrived: 'yes' })}${button('resolve', 'Tidak datang', { id: intent.id, arrived: 'no' })}</div>`}
      ${intent.status === 'succeeded' && html`<div class="row">${button('dispute', 'Sengketakan', { id: String(intent.latest_charge) })}${button('warn', 'Peringatan penipuan', { id: String(intent.latest_charge) })}</div>`}
      ${intent.status === 'requires_action' && html`<a href="/3ds/${intent.id}">Halaman bank</a>`}
    </td>
  </tr>`;

const refundRow = (refund: Stripe.Refund): Html =>
  html`<tr>
    <td class="num">${at(refund.created)}</td>
    <td><code>${refund.id}</code></td>
    <td class="num">${money(refund.amount, refund.currency)}</td>
    <td>${refund.status}</td>
    <td><code>${String(refund.charge)}</code></td>
  </tr>`;

const deliveryRow = (row: DeliveryRow): Html =>
  html`<tr>
    <td>${row.type}</td>
    <td><code>${row.event_id}</code></td>
    <td>${row.state}</td>
    <td class="num">${row.attempts}&times;</td>
    <td>${row.last_status} ${row.last_error}</td>
    <td>${button('resend', 'Kirim lagi', { id: row.event_id })}</td>
  </tr>`;

/** The console: switches above, what exists below. */
export async function consolePage(control: Control): Promise<Html> {
  const [sessions, intents, refunds, deliveries] = await Promise.all([
    control.objects('checkout.session'),
    control.objects('payment_intent'),
    control.objects('refund'),
    control.deliveries(),
  ]);
  const heads = ['Dibuat (UTC)', 'Id', 'Jumlah', 'Status', 'Tindakan'];
  return html`<h1>Stripe tiruan</h1>
    <p class="quiet">Untuk pengembangan dan pengujian. Program memakai /_sandbox/api, lihat README.</p>
    ${switches(control.settings)}
    <h2>Peristiwa dan pengirimannya</h2>
    ${table('Pengiriman', ['Jenis', 'Peristiwa', 'Keadaan', 'Percobaan', 'Jawaban', 'Tindakan'], deliveries.map(deliveryRow))}
    <h2>Halaman bayar</h2>
    ${table('Halaman bayar', heads, sessions.map(sessionRow))}
    <h2>Pembayaran</h2>
    ${table('Pembayaran', heads, intents.map(intentRow))}
    <h2>Pengembalian dana</h2>
    ${table('Pengembalian dana', [...heads.slice(0, 4), 'Charge'], refunds.map(refundRow))}
    ${await disputeSection(control)} ${await connectSections(control)}`;
}
