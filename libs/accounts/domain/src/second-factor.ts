/** RFC 6238 as authenticator apps know it: six digits, a new code every 30 seconds. */
export const TOTP_STEP_SECONDS = 30;
export const BACKUP_CODES = { count: 10, length: 10 } as const;

/** What somebody typed: the app's six digits, or one of the backup codes they wrote down. */
export type SecondFactor =
  { readonly by: 'totp'; readonly digits: string } | { readonly by: 'backup'; readonly code: string };

/** Spaces and hyphens do not matter, nor does case. Null when it is neither. */
export const readSecondFactor = (text: string): SecondFactor | null => {
  if (text.length > 40) return null;
  const bare = text.replace(/[\s-]/g, '').toUpperCase();
  if (/^\d{6}$/.test(bare)) return { by: 'totp', digits: bare };
  return bare.length === BACKUP_CODES.length && /^[0-9A-Z]+$/.test(bare) ? { by: 'backup', code: bare } : null;
};

/** `ABCDE-FGH23`: easier to copy by hand. */
export const showBackupCode = (code: string): string => code.replace(/^(.{5})/, '$1-');
