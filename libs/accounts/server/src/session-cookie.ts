import type { AppName } from '@lapak/platform';

/** Each app has a cookie of its own. `__Host-` (RFC 6265bis, 4.1.3.2): only https, only this host, never set by a sibling. */
export const sessionCookie = (app: AppName, https: boolean): string => `${https ? '__Host-' : ''}lapak_${app}`;
