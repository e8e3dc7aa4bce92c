import { ended, type NoticeWords } from './words.js';

const BY: Readonly<Record<string, string>> = {
  buyer: 'pembeli',
  merchant: 'toko',
  staff: 'petugas kabupaten',
  system: 'sistem, karena toko belum menjawab sampai batas waktunya',
};
const CHANGED: Readonly<Record<string, string>> = {
  password: 'Kata sandi akun Anda baru saja diganti.',
  totp: 'Verifikasi dua langkah akun Anda baru saja dipasang atau diganti.',
  email: 'Alamat surel akun Anda baru saja diganti.',
  'backup-code': 'Satu kode cadangan akun Anda baru saja dipakai untuk masuk.',
};
const latest = (when: string | null): string => (when === null ? '' : ` paling lambat ${when}`);
const until = (when: string | null): string => (when === null ? '' : `,${latest(when)}`);
const because = (reason: string | null): string => (reason === null ? '' : ` Alasannya: ${ended(reason)}`);
const shops = (n: number): string => (n === 1 ? 'toko' : `${n} toko`);
const SEE = 'Lihat pesanan';

export const id: NoticeWords = {
  hello: (name) => `Halo ${name},`,
  guest: 'Untuk membuka halaman pesanan, siapkan empat angka terakhir nomor HP yang Anda tulis saat memesan.',
  foot: (brand, help) => `Surel ini dikirim otomatis oleh ${brand}. Perlu bantuan? Tulis ke ${help}.`,
  told: {
    purchase_unpaid: ({ purchase, total, payBy }, say) => ({
      title: `Pesanan ${purchase} menunggu pembayaran`,
      body: `Barang sudah kami simpan untuk Anda. Silakan bayar ${say.money(total)}${until(payBy && say.moment(payBy))}; setelah itu pesanan kami teruskan ke toko.`,
      action: 'Bayar sekarang',
    }),
    purchase_received: ({ purchase, total, shops: n, due }, say) => ({
      title: `Pesanan ${purchase} sudah masuk`,
      body: `Terima kasih. Totalnya ${say.money(total)}, dibayar saat barang Anda terima. Sekarang menunggu ${shops(n)} menerima pesanan${until(due && say.moment(due))}.`,
      action: SEE,
    }),
    purchase_paid: ({ purchase, total, shops: n, due }, say) => ({
      title: `Pembayaran pesanan ${purchase} kami terima`,
      body: `Terima kasih, ${say.money(total)} sudah kami terima. Sekarang menunggu ${shops(n)} menerima pesanan${until(due && say.moment(due))}.`,
      action: SEE,
    }),
    purchase_expired: ({ purchase }) => ({
      title: `Pesanan ${purchase} kedaluwarsa`,
      body: 'Pembayaran belum kami terima sampai batas waktunya, jadi barang kembali ke toko. Tidak ada biaya. Anda boleh memesan lagi kapan saja.',
      action: SEE,
    }),
    purchase_too_late: ({ purchase, amount }, say) => ({
      title: `Pembayaran pesanan ${purchase} datang terlambat`,
      body: `Pembayaran Anda masuk setelah batas waktunya dan barangnya sudah tidak ada. Kami kembalikan ${say.money(amount)} secara otomatis; Anda tidak perlu melakukan apa pun.`,
      action: SEE,
    }),
    order_accepted: ({ order, shop, due, pickup }, say) => ({
      title: `${shop} menerima pesanan Anda`,
      body: `Toko sedang menyiapkan pesanan ${order}, ${pickup ? 'siap diambil' : 'dikirim'}${latest(due && say.moment(due))}.`,
      action: SEE,
    }),
    order_ready: ({ order, shop }) => ({
      title: `Pesanan ${order} siap diambil`,
      body: `Silakan ambil di ${shop}. Tunjukkan kode ambil yang ada di halaman pesanan Anda.`,
      action: 'Lihat kode ambil',
    }),
    order_shipped: ({ order, shop, courier, tracking, completesAt }, say) => ({
      title: `Pesanan ${order} dalam perjalanan`,
      body: `${shop} sudah mengirim pesanan Anda${courier ? ` lewat ${courier}` : ''}${tracking ? `, nomor resi ${tracking}` : ''}. Setelah barang Anda terima, tekan "Pesanan diterima"${completesAt ? `; tanpa itu pesanan selesai sendiri ${say.moment(completesAt)}` : ''}.`,
      action: SEE,
    }),
    order_delivered: ({ order, shop, completesAt }, say) => ({
      title: `Pesanan ${order} sudah sampai`,
      body: `Kata ${shop}, pesanan Anda sudah sampai. Periksa barangnya, lalu tekan "Pesanan diterima"${completesAt ? `; tanpa itu pesanan selesai sendiri ${say.moment(completesAt)}` : ''}.`,
      action: SEE,
    }),
    order_completed: ({ order, shop }) => ({
      title: `Pesanan ${order} selesai`,
      body: `Terima kasih sudah berbelanja di ${shop}. Tidak ada lagi yang perlu Anda lakukan.`,
      action: SEE,
    }),
    order_cancelled: ({ order, shop, by, note, refund }, say) => ({
      title: `Pesanan ${order} dibatalkan`,
      body: `Pesanan Anda di ${shop} dibatalkan oleh ${by === 'buyer' ? 'Anda' : (BY[by] ?? 'sistem')}.${because(note)}${refund === null ? ' Anda tidak perlu membayar apa pun.' : ` Kami kembalikan ${say.money(refund)} secara otomatis ke cara bayar yang Anda pakai.`}`,
      action: SEE,
    }),
    order_refused_at_door: ({ order, shop }) => ({
      title: `Pesanan ${order} tercatat ditolak saat diantar`,
      body: `${shop} mencatat bahwa barangnya tidak Anda terima saat diantar. Kalau itu keliru, sampaikan kepada toko lewat halaman pesanan.`,
      action: SEE,
    }),
    order_late: ({ order, shop, due }, say) => ({
      title: `Pesanan ${order} terlambat`,
      body: `${shop} belum mengirim pesanan Anda${due ? `, padahal janjinya ${say.moment(due)}` : ''}. Mohon maaf. Anda boleh menunggu, atau membatalkan di halaman pesanan.`,
      action: SEE,
    }),
    refund_sent: ({ order, amount }, say) => ({
      title: `Dana pesanan ${order} sudah dikembalikan`,
      body: `${say.money(amount)} sudah kami kirim kembali ke cara bayar yang Anda pakai. Bank biasanya menampilkannya dalam 5 sampai 10 hari kerja.`,
      action: SEE,
    }),
    shop_order_new: ({ order, shop, total, paid, due }, say) => ({
      title: `Pesanan baru ${order}`,
      body: `${shop} mendapat pesanan ${say.money(total)}, ${paid ? 'sudah dibayar' : 'dibayar saat barang diterima (COD)'}. Silakan terima atau tolak${until(due && say.moment(due))}.`,
      action: 'Buka pesanan',
    }),
    shop_order_waiting: ({ order, shop, due }, say) => ({
      title: `Pesanan ${order} masih menunggu jawaban Anda`,
      body: `Pembeli menunggu ${shop}. Silakan terima atau tolak${until(due && say.moment(due))}; setelah itu pesanan batal sendiri.`,
      action: 'Buka pesanan',
    }),
    shop_order_late: ({ order, shop, due }, say) => ({
      title: `Pesanan ${order} terlambat dikirim`,
      body: `${shop} berjanji mengirimnya${latest(due && say.moment(due))}. Silakan kirim hari ini atau kabari pembeli; sekarang pembeli boleh membatalkan.`,
      action: 'Buka pesanan',
    }),
    shop_order_cancelled: ({ order, shop, by, note }) => ({
      title: `Pesanan ${order} dibatalkan`,
      body: `Pesanan di ${shop} ini dibatalkan oleh ${BY[by] ?? 'sistem'}.${because(note)} Stoknya sudah kembali; jangan kirim barangnya.`,
      action: 'Buka pesanan',
    }),
    shop_order_completed: ({ order, shop }) => ({
      title: `Pesanan ${order} selesai`,
      body: `Pembeli sudah menerima barang dari ${shop}. Terima kasih, tidak ada lagi yang perlu dilakukan.`,
      action: 'Buka pesanan',
    }),
    product_published: ({ title }) => ({
      title: `"${title.id}" sudah tayang`,
      body: 'Kurator sudah memeriksa produk ini dan pembeli bisa menemukannya sekarang.',
      action: 'Lihat produk',
    }),
    product_needs_fix: ({ title, reason }) => ({
      title: `"${title.id}" perlu perbaikan`,
      body: `Tinggal sedikit lagi.${because(reason)} Silakan perbaiki, lalu kirim lagi; kurator memeriksanya setelah itu.`,
      action: 'Perbaiki produk',
    }),
    product_rejected: ({ title, reason }) => ({
      title: `"${title.id}" belum bisa tayang`,
      body: `Kurator belum bisa menayangkan produk ini.${because(reason)}`,
      action: 'Lihat produk',
    }),
    product_taken_down: ({ title, reason }) => ({
      title: `"${title.id}" diturunkan dari etalase`,
      body: `Produk ini tidak tampil lagi untuk pembeli.${because(reason)} Silakan perbaiki lalu ajukan lagi.`,
      action: 'Lihat produk',
    }),
    case_submitted: ({ code, shop, promised }, say) => ({
      title: `Pengajuan ${shop} kami terima`,
      body: `Kode pengajuan Anda ${code}. Petugas memeriksa${latest(promised && say.moment(promised))}. Sambil menunggu, Anda boleh menyiapkan produk.`,
      action: 'Lihat pengajuan',
    }),
    case_in_review: ({ shop, promised }, say) => ({
      title: `Petugas mulai memeriksa ${shop}`,
      body: `Anda tidak perlu melakukan apa pun. Hasilnya kami kabarkan${latest(promised && say.moment(promised))}.`,
      action: 'Lihat pengajuan',
    }),
    case_needs_fix: ({ shop, fixes }) => ({
      title: `Pengajuan ${shop} perlu perbaikan`,
      body: `Ada ${fixes} hal yang perlu Anda perbaiki; catatan petugas ada di sampingnya. Waktu pelayanan berhenti sampai perbaikan Anda kirim.`,
      action: 'Perbaiki sekarang',
    }),
    case_approved: ({ shop }) => ({
      title: `${shop} terverifikasi. Selamat!`,
      body: 'Toko Anda sekarang tampil di Lapak dengan lencana kabupaten. Langkah berikutnya: tayangkan produk pertama Anda.',
      action: 'Buka toko saya',
    }),
    case_rejected: ({ shop, reason }) => ({
      title: `Pengajuan ${shop} belum dapat disetujui`,
      body: `Petugas belum dapat menyetujui pengajuan ini.${because(reason)} Anda boleh mengajukan lagi.`,
      action: 'Lihat pengajuan',
    }),
    case_waiting: ({ code, shop, promised }, say) => ({
      title: `Pengajuan ${code} menunggu diperiksa`,
      body: `${shop} mengirim pengajuan. Kita berjanji memeriksanya${latest(promised && say.moment(promised))}.`,
      action: 'Buka pengajuan',
    }),
    office_order_late: ({ order, shop, due }, say) => ({
      title: `Pesanan ${order} terlambat`,
      body: `${shop} belum mengirim pesanan yang dijanjikan${latest(due && say.moment(due))}. Mungkin toko perlu dibantu.`,
      action: 'Buka pusat kendali',
    }),
    password_reset: ({ expiresAt }, say) => ({
      title: 'Atur ulang kata sandi',
      body: `Ada yang meminta kata sandi baru untuk akun Anda. Kalau itu Anda, buka tautan ini sebelum ${say.moment(expiresAt)}. Kalau bukan, abaikan surel ini; kata sandi Anda tidak berubah.`,
      action: 'Buat kata sandi baru',
    }),
    security_changed: ({ what }) => ({
      title: 'Keamanan akun Anda berubah',
      body: `${CHANGED[what] ?? 'Cara masuk ke akun Anda baru saja berubah.'} Kalau itu Anda, tidak ada yang perlu dilakukan. Kalau bukan, segera ganti kata sandi dan hubungi kami.`,
      action: 'Periksa akun',
    }),
  },
};
