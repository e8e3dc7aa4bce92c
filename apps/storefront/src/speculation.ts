/** Paths that act or belong to one person are never fetched ahead. */
const NEVER = [
  'keranjang',
  'bayar',
  'pesanan',
  'pengajuan',
  'akun',
  'masuk',
  'daftar',
  'keluar',
  'atur-ulang',
  'lapakku',
  'kabupaten',
  'graphql',
  'media',
];

/** Links that are worth fetching before the tap, for the Speculation-Rules header. */
export const speculationRules = JSON.stringify({
  prefetch: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          { not: { href_matches: NEVER.flatMap((path) => [`/${path}*`, `/en/${path}*`]) } },
          { not: { selector_matches: '[rel~=nofollow]' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
});
