import type { FastifyRequest } from 'fastify';

/**
 * Whether a state-changing request comes from our own pages: browsers tell by Sec-Fetch-Site and Origin. A client that
 * sends neither is no browser and carries no ambient cookies of a victim.
 */
export const isSameOrigin = (request: Pick<FastifyRequest, 'headers'>, allowed: ReadonlySet<string>): boolean => {
  const origin = request.headers.origin;
  if (origin !== undefined) return allowed.has(origin);
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
};
