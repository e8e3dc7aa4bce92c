import type { Headers } from '../../page.js';

/** Thirty days: about as long as somebody follows an order. */
const SECONDS = 30 * 24 * 3600;

/** The cookie that lets this browser open the purchases it made. Lax: it comes along on the way back from paying. */
export const rememberHeader = (value: string): Headers => ({
  'set-cookie': `lapak_pesanan=${encodeURIComponent(value)}; Path=/; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax`,
});
