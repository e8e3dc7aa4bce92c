import type { Locale } from '@lapak/kernel';
import { Transactor } from '@lapak/platform';
import { testDatabase } from '@lapak/platform/testing';
import type { Said } from './facts.js';
import { devMailbox, noticesEntities, renderMailbox, SendMail } from './index.js';
import { NoticeWriter } from './notice-writer.js';
import { tell } from './tell.js';
import { noticesOn, SmtpServer } from './testing.js';

const db = testDatabase(noticesEntities);
const server = new SmtpServer(21_500 + Number(process.env['JEST_WORKER_ID'] ?? 0));
const posted = noticesOn(db, { smtpUrl: server.url });
const kept = noticesOn(db);
beforeAll(() => server.start());
beforeEach(() => {
  server.received.length = 0;
  server.troubles.length = 0;
});
afterAll(() => server.stop());

const reset: Said = { kind: 'password_reset', facts: { token: 'r4nd0m', expiresAt: '2026-11-24T07:00:00Z' } };
const shipped: Said = {
  kind: 'order_shipped',
  facts: {
    ...{ order: 'BLL-1-1', shop: '<b>Kopi "Ani" & anak</b>', purchase: 'BLL-1', guest: true },
    ...{ courier: 'JNE', tracking: 'LPK123', completesAt: null },
  },
};
let causes = 0;
const write = (said: Said, email = 'ani@example.com', locale: Locale = 'en', name = 'Ni Luh Ani'): Promise<void> =>
  posted.the(Transactor).run((tx) =>
    tell(tx, [
      {
        ...said,
        cause: `${++causes}`,
        at: new Date('2026-11-24T06:00:00Z'),
        people: [{ accountId: null, email, name, locale }],
        inbox: true,
        mail: true,
      },
    ]),
  );
const mail = async () => (await db.query('select * from mail'))[0];
const undone = (quotedPrintable: string): string => quotedPrintable.replace(/=\n/g, '').replaceAll('=3D', '=');

test('a letter goes out once, to the right address, and its link is forgotten here', async () => {
  await write(reset);
  await posted.post();
  await posted.post();
  const row = await mail();
  await posted.the(SendMail).run({ mailId: row.id });
  expect(server.received).toHaveLength(1);
  const [{ to, raw }] = server.received as [{ to: string[]; raw: string }];
  expect(to).toEqual(['ani@example.com']);
  expect(raw).toMatch(/^To: Ni Luh Ani <ani@example\.com>$/m);
  expect(raw).toMatch(/^Subject: Set a new password$/m);
  expect(raw).toMatch(/^From: Lapak <lapak@localhost>$/m);
  expect(raw).toContain(`Message-ID: <${row.id}@localhost>`);
  expect(undone(raw)).toContain('http://localhost:3000/en/atur-ulang?token=r4nd0m');
  expect(row.facts).toEqual({});
  expect(row).toMatchObject({ body_text: null, body_html: null, attempts: 1, trouble: null });
  expect(row.sent_at).not.toBeNull();
});

test('a mail server with trouble is asked again, and the letter arrives once', async () => {
  server.troubles.push('451 come back later');
  await write(reset);
  await posted.post();
  expect(server.received).toHaveLength(0);
  expect(await mail()).toMatchObject({
    attempts: 1,
    sent_at: null,
    given_up_at: null,
    trouble: expect.stringContaining('451'),
  });
  await posted.post();
  await posted.post();
  expect(server.received).toHaveLength(1);
  expect(await mail()).toMatchObject({ attempts: 2, trouble: null });
});

test('a mail server that is away loses no letter', async () => {
  await server.stop();
  await write(reset);
  await posted.post();
  expect(await mail()).toMatchObject({ sent_at: null, trouble: expect.stringMatching(/ECONNREFUSED|connect/i) });
  await server.start();
  await posted.post();
  expect(server.received).toHaveLength(1);
});

test('an address that the server refuses for good is not tried again', async () => {
  await write(reset, 'tiada@example.com');
  await posted.post();
  expect(await mail()).toMatchObject({ attempts: 1, trouble: expect.stringContaining('550') });
  expect((await mail()).given_up_at).not.toBeNull();
  expect(await db.query('select 1 from graphile_worker.jobs')).toEqual([]);
});

test('a name with a line break adds no header', async () => {
  await write(reset, 'ani@example.com', 'en', 'Ani\r\nBcc: mallory@example.com');
  await posted.post();
  expect(server.received[0]!.to).toEqual(['ani@example.com']);
  const [headers] = server.received[0]!.raw.split('\n\n');
  expect(headers).not.toMatch(/^Bcc:/im);
});

test('without a mail server letters stay in the development mailbox, whole and escaped', async () => {
  await write(shipped, 'ani@example.com', 'id');
  await kept.post();
  const row = await mail();
  expect(row).toMatchObject({ subject: 'Pesanan BLL-1-1 dalam perjalanan', attempts: 1 });
  const list = renderMailbox(await devMailbox(db));
  expect(list).toContain(`href="/_mail/${row.id}"`);
  expect(list).toContain('Ni Luh Ani &lt;ani@example.com&gt;');
  const letter = renderMailbox(await devMailbox(db, row.id));
  expect(letter).toContain('&lt;b&gt;Kopi &quot;Ani&quot; &amp; anak&lt;/b&gt; sudah mengirim');
  expect(letter).not.toContain('<b>Kopi');
  expect(letter).toContain('href="http://localhost:3000/pesanan/BLL-1"');
  expect(renderMailbox(await devMailbox(db, 'nothing'))).toContain('Development mailbox');
});

test('a letter greets by name, says who acts next, and in plain text reads the same', async () => {
  const { text, html } = kept.the(NoticeWriter).letter(shipped, { name: 'Made', locale: 'id' });
  expect(text).toBe(
    `Halo Made,

<b>Kopi "Ani" & anak</b> sudah mengirim pesanan Anda lewat JNE, nomor resi LPK123. Setelah barang Anda terima, tekan "Pesanan diterima".

Untuk membuka halaman pesanan, siapkan empat angka terakhir nomor HP yang Anda tulis saat memesan.

Lihat pesanan:
http://localhost:3000/pesanan/BLL-1

Matur suksma,
Lapak Buleleng

-- 
Surel ini dikirim otomatis oleh Lapak Buleleng. Perlu bantuan? Tulis ke layanan@demo.lapak.test.`,
  );
  expect(html).toContain('Halo Made,');
});
