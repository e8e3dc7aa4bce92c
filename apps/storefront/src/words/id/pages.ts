export const pages = {
  pages: {
    help: {
      title: 'Bantuan',
      lead: 'Jawaban singkat untuk yang paling sering ditanyakan.',
      items: [
        [
          'Bagaimana cara memesan?',
          'Pilih produk, masukkan keranjang, lalu isi alamat dan pilih pengiriman tiap toko. Satu pembayaran untuk semua toko; tiap toko mengirim pesanannya sendiri.',
        ],
        [
          'Kapan saya membayar?',
          'Dengan kartu: saat memesan. Dengan COD: tunai saat barang tiba. Kami tidak menambah biaya apa pun di luar harga dan ongkir yang tampil.',
        ],
        [
          'Bagaimana melacak pesanan?',
          'Buka Lacak, tulis kode pesanan dan empat angka terakhir nomor HP. Tidak perlu masuk.',
        ],
        [
          'Bolehkah membatalkan?',
          'Boleh dan gratis sebelum toko memproses pesanan. Uang yang sudah dibayar dikembalikan penuh.',
        ],
        [
          'Barang tidak sesuai?',
          'Anda punya paling sedikit dua hari kerja sejak barang diterima untuk menukar atau membatalkan. Hubungi penjual, lalu dinas bila belum selesai.',
        ],
        [
          'Apa arti lencana terverifikasi?',
          'Petugas kabupaten sudah memeriksa pemilik, alamat usaha, dan foto tempat usaha. Lencana bukan jaminan mutu tiap barang.',
        ],
        [
          'Mengapa ada gambar ilustrasi?',
          'Bila penjual belum memasang foto, kami tampilkan ilustrasi bertanda. Tanyakan foto aslinya kepada penjual.',
        ],
      ],
    },
    complaints: {
      title: 'Pengaduan',
      lead: 'Setiap pengaduan dicatat, ada batas waktunya, dan dijawab tertulis.',
      orderTitle: 'Tentang pesanan',
      order: [
        'Sampaikan dulu kepada penjual dari halaman pesanan. Penjual punya 2 hari kerja untuk menjawab.',
        'Bila belum selesai, kirim kode pesanan dan foto ke kanal di bawah. Petugas dinas menengahi dan memberi putusan tertulis.',
        'Bila Anda tidak puas, Anda berhak ke Badan Penyelesaian Sengketa Konsumen (BPSK) atau ke Direktorat Jenderal Perlindungan Konsumen dan Tertib Niaga.',
      ],
      serviceTitle: 'Tentang layanan atau petugas',
      service:
        'Keterlambatan verifikasi, sikap petugas, atau kesalahan sistem kami: pengaduan diverifikasi dan diteruskan paling lambat 3 hari kerja, dan dijawab paling lambat 14 hari kerja. Anda juga dapat memakai SP4N-LAPOR! di lapor.go.id.',
      channels: 'Kanal pengaduan',
      officer: 'Penanggung jawab',
      pktnTitle: 'Direktorat Jenderal Perlindungan Konsumen dan Tertib Niaga',
      pktn: [
        'Kementerian Perdagangan Republik Indonesia',
        'WhatsApp 0853-1111-1010',
        'pengaduan.konsumen@kemendag.go.id',
        'Telepon (021) 3441839',
      ],
      times: 'Batas waktu',
      timesRows: [
        ['Jawaban penjual', '2 hari kerja'],
        ['Mediasi oleh dinas', '7 hari kerja'],
        ['Laporan isi atau barang terlarang', '2 hari kerja'],
        ['Pengaduan layanan diteruskan', '3 hari kerja'],
        ['Permintaan data pribadi', '3×24 jam'],
      ],
    },
    privacy: {
      title: 'Kebijakan privasi',
      lead: 'Singkatnya: kami simpan yang perlu untuk mengantar pesanan Anda, dan tidak menjualnya kepada siapa pun.',
      parts: [
        [
          'Data yang kami simpan',
          'Nama, nomor HP, surel bila Anda isi, alamat kirim, isi pesanan, dan catatan kapan serta dari perangkat apa Anda masuk. Untuk penjual: dokumen usaha dan identitas pemilik.',
        ],
        [
          'Untuk apa dan atas dasar apa',
          'Melaksanakan pesanan (perjanjian), verifikasi pelaku usaha (tugas pelayanan publik), dan memenuhi kewajiban hukum. Di luar itu kami minta persetujuan tersendiri, dan menariknya semudah memberinya.',
        ],
        [
          'Siapa yang melihat',
          'Penjual melihat nama dan alamat Anda hanya sejak pesanan diterima sampai selesai. Dokumen identitas hanya dibuka petugas yang bertugas, dan tiap pembukaan dicatat. Pembayaran kartu diproses penyedia pembayaran berizin; nomor kartu tidak pernah sampai kepada kami.',
        ],
        [
          'Berapa lama',
          'Data keuangan transaksi 10 tahun dan data perdagangan lain 5 tahun, sesuai PP 80/2019. Selebihnya dihapus ketika tujuannya selesai.',
        ],
        [
          'Hak Anda',
          'Melihat, menyalin, memperbaiki, menghapus, membatasi, dan menarik persetujuan. Permintaan dijawab paling lama 3×24 jam. Pesanan lama tidak dihapus tetapi dilepaskan dari nama Anda.',
        ],
        [
          'Bila terjadi kebocoran',
          'Kami memberi tahu Anda dan lembaga yang berwenang paling lama 3×24 jam: data apa, kapan, bagaimana, dan apa yang kami lakukan.',
        ],
        [
          'Kuki',
          'Hanya kuki yang diperlukan: sesi masuk, keranjang, dan pesanan yang boleh dibuka perangkat ini. Tidak ada pelacak dan tidak ada pihak ketiga.',
        ],
      ],
      contact: 'Pejabat pelindungan data',
      law: 'Dasar: UU 27/2022 tentang Pelindungan Data Pribadi.',
    },
    terms: {
      title: 'Syarat dan ketentuan',
      lead: 'Ditulis agar dapat dibaca. Hak Anda menurut undang-undang tidak dapat dikurangi oleh halaman ini.',
      parts: [
        [
          'Para pihak',
          'Anda membeli dari penjual yang namanya tertera. Pemerintah kabupaten menyelenggarakan tempat bertemunya, memverifikasi penjual, dan menengahi bila ada masalah.',
        ],
        [
          'Barang dan harga',
          'Penjual menjamin keterangan barang benar. Harga dalam rupiah, sudah termasuk semua biaya selain ongkir, dan total yang Anda setujui tidak berubah.',
        ],
        [
          'Pembayaran',
          'Kartu dibayar saat memesan, dalam 30 menit. COD dibayar saat barang tiba, dengan batas nilai per pesanan. Pesanan yang tidak dibayar batal sendiri.',
        ],
        [
          'Pengiriman',
          'Tiap toko mengirim sendiri. Perkiraan tiba tampil sebelum Anda memesan dan dihitung dalam hari kerja toko.',
        ],
        [
          'Pembatalan dan pengembalian',
          'Anda boleh membatalkan sebelum penjual memproses. Setelah barang diterima, Anda punya paling sedikit dua hari kerja untuk menukar atau mengembalikan barang yang tidak sesuai. Ganti rugi diberikan paling lama tujuh hari sejak disepakati.',
        ],
        [
          'Barang yang tidak boleh dijual',
          'Minuman beralkohol, tembakau, obat, senjata, satwa dilindungi dan bagiannya, serta barang yang dilarang peraturan.',
        ],
        [
          'Biaya',
          'Tidak ada biaya bagi pembeli dan tidak ada potongan penjualan bagi penjual. Bila suatu saat berubah, penjual diberi tahu 90 hari sebelumnya.',
        ],
        [
          'Hukum',
          'Berlaku hukum Indonesia, antara lain UU 8/1999, PP 80/2019, dan Permendag 19/2026. Naskah berbahasa Indonesia yang mengikat.',
        ],
      ],
      licence: 'Izin penyelenggaraan: dicantumkan setelah penetapan oleh bagian hukum kabupaten.',
    },
  },
} as const;
