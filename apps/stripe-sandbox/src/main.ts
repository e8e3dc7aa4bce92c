// The process door: reads the environment, runs the sandbox until it is told to stop.
import { readEnvironment } from './read-environment.js';
import { refuseOutsideDevelopment } from './refuse-production.js';
import { startSandbox } from './start-sandbox.js';

async function main(): Promise<void> {
  refuseOutsideDevelopment(process.env, process.env['STRIPE_SECRET_KEY'] ?? '');
  const sandbox = await startSandbox(readEnvironment(process.env));
  let closing = false;
  const stop = (): void => {
    if (closing) return;
    closing = true;
    void sandbox.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  console.log(JSON.stringify({ ready: true, port: sandbox.port }));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
