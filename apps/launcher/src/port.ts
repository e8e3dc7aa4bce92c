import net from 'node:net';
import { holderOf } from './process-table.ts';
import { Refusal } from './refusal.ts';

/** @throws Refusal when PORT is set to something that is no TCP port. */
export function portFromEnv(env: NodeJS.ProcessEnv): number {
  const given = env['PORT'] || '3000';
  const port = Number(given);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Refusal(`PORT: "${given}" is not a port number from 1 to 65535. Example: PORT=3001 npm start`);
}

const tryToListen = (port: number): Promise<NodeJS.ErrnoException | undefined> =>
  new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', resolve);
    probe.listen({ port, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });

/** @throws Refusal that names who holds the port and the way out. */
export async function refuseTakenPort(port: number): Promise<void> {
  const problem = await tryToListen(port);
  if (!problem) return;
  const wayOut = `Choose another one: PORT=${port < 65_535 ? port + 1 : 3000} npm start`;
  if (problem.code === 'EACCES')
    throw new Refusal(`PORT: this account may not listen on port ${port} (below 1024). ${wayOut}`);
  if (problem.code !== 'EADDRINUSE') throw new Refusal(`PORT: cannot listen on port ${port}: ${problem.message}.`);
  const holder = holderOf(port);
  const who = holder ? `"${holder.command.slice(0, 120)}" (process ${holder.pid})` : "another account's program";
  throw new Refusal(`PORT: port ${port} is held by ${who}. ${wayOut}`);
}
