const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds that a session lives, whatever is done with it. Staff sign in anew every working day. */
export const SESSION_SECONDS = { storefront: 60 * DAY, merchant: 30 * DAY, staff: 12 * HOUR } as const;
/** Seconds without any request after which a session is over, before its time. */
export const IDLE_SECONDS = { storefront: 30 * DAY, merchant: 14 * DAY, staff: 2 * HOUR } as const;
/** How long the second factor may take after the password was right. */
export const AWAITING_TOTP_SECONDS = 10 * MINUTE;
export const RESET_SECONDS = 30 * MINUTE;
/** Changing the second factor needs one that was given this recently. */
export const STEP_UP_SECONDS = 5 * MINUTE;
/** `seen_at` is written at most this often. */
export const SEEN_EVERY_SECONDS = MINUTE;
