/** The texts a person agrees to when registering, as shown at /syarat and /privasi. A new version asks again. */
export const CONSENTS = [
  { purpose: 'terms', textVersion: '2026-11' },
  { purpose: 'privacy', textVersion: '2026-11' },
] as const;
