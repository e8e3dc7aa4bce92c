import net from 'node:net';

// Ports from 32768 up are handed out by Linux as source ports of outgoing connections: one may be taken a moment later.
const HIGHEST = 32_767;

/** @returns true when nothing listens on 127.0.0.1:`port` at this moment. */
export const portIsFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => probe.close(() => resolve(true)));
  });

/**
 * The first free TCP port on 127.0.0.1, counted up from `from`, never above 32767.
 * @throws Error when every port in the range is taken.
 */
export async function freePort(from = 15_432): Promise<number> {
  for (let port = from; port <= HIGHEST; port += 1) if (await portIsFree(port)) return port;
  throw new Error(`No free port between ${from} and ${HIGHEST} on 127.0.0.1.`);
}
