// `npm start`: the whole product on this machine.
import { buildWhenNeeded } from '../build.ts';
import { Crew } from '../crew.ts';
import { openDatabase } from '../database.ts';
import { isDemo, productEnv, sandboxEnv, wantsSandbox } from '../environment.ts';
import { openHome } from '../home.ts';
import { Interrupted, interruption } from '../interruption.ts';
import { portFromEnv, refuseTakenPort } from '../port.ts';
import { untilReady } from '../ready.ts';
import { asCommand } from '../refusal.ts';
import { takeOver } from '../running.ts';
import { startSandbox } from '../start-sandbox.ts';
import { welcome } from '../welcome.ts';

async function launch(crew: Crew, home: string, port: number): Promise<void> {
  const began = performance.now();
  const database = await crew.watch(openDatabase(home));
  console.log(`Lapak: database ${database.embedded ? (database.adopted ? 'taken over' : 'started') : 'connected'}.`);
  const sandbox = wantsSandbox(process.env) ? await sandboxEnv(home) : {};
  const env = { ...productEnv(home, database.url, port), ...sandbox };
  const playing = sandbox.STRIPE_API_PORT ? startSandbox(crew, env) : Promise.resolve();
  await Promise.all([crew.run('migration', 'apps/api/dist/migrate.js', env), playing]);
  if (isDemo(process.env)) await crew.run('seed', 'apps/api/dist/seed/main.js', env);
  crew.start('worker', 'apps/api/dist/worker.js', env);
  crew.start('api', 'apps/api/dist/main.js', env);
  await untilReady(`http://127.0.0.1:${port}/ready`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const sandboxUrl = sandbox.STRIPE_API_PORT && `http://127.0.0.1:${sandbox.STRIPE_API_PORT}/_sandbox`;
  console.log(welcome(env.PUBLIC_URL ?? '', home, isDemo(process.env), sandboxUrl));
  console.log(`Lapak: up in ${seconds} s.`);
}

async function start(): Promise<number> {
  const stopped = interruption();
  const port = portFromEnv(process.env);
  const home = openHome();
  await takeOver(home);
  await refuseTakenPort(port);
  const crew = new Crew(home, process.env['PUBLIC_URL'] || `http://localhost:${port}`);
  try {
    const run = async (): Promise<never> => {
      await buildWhenNeeded();
      await launch(crew, home, port);
      return crew.broken;
    };
    return await Promise.race([stopped, crew.broken, run()]);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    console.log('\nLapak: berhenti ... / stopping ...');
    return 0;
  } finally {
    await crew.end();
    console.log('Lapak: berhenti. / stopped.');
  }
}

await asCommand(start);
