/** What regency staff are charged with. */
export const DUTIES = ['verifier', 'curator', 'finance', 'viewer', 'admin'] as const;
export type Duty = (typeof DUTIES)[number];

/** Staff must confirm a second factor before they may do anything else. */
export const mustSetUpTotp = (duties: readonly string[], totpConfirmed: boolean): boolean =>
  duties.length > 0 && !totpConfirmed;
