import { createHash } from 'node:crypto';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const listen = (name: string): Promise<net.Server | undefined> =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(name, () => resolve(server));
  });

/**
 * Runs `work` while no other process of this machine runs work on the same `subject` (a folder).
 * The lock is a Linux abstract socket: the kernel drops it with its owner, so a killed owner leaves nothing stale.
 * @throws Error when the lock is not free within two minutes.
 */
export async function oneAtATime<T>(subject: string, work: () => Promise<T>): Promise<T> {
  const name = `\0lapak-${createHash('sha256').update(subject).digest('hex').slice(0, 32)}`;
  for (let tries = 0; tries < 2400; tries += 1) {
    const held = await listen(name);
    if (held) {
      try {
        return await work();
      } finally {
        held.close();
      }
    }
    await sleep(50);
  }
  throw new Error(`Another process has been starting PostgreSQL in ${subject} for two minutes. Stop it and try again.`);
}
