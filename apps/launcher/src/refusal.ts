/** Something the person at the terminal can put right: shown as a sentence, without a stack trace. */
export class Refusal extends Error {}

/** Runs a command and turns its end into the exit code of this process. */
export async function asCommand(work: () => Promise<number>): Promise<void> {
  process.stdout.on('error', () => undefined); // `npm start | head`: the reader may leave
  process.stderr.on('error', () => undefined);
  let code = 1;
  try {
    code = await work();
  } catch (error) {
    console.error(`\nLapak: ${error instanceof Error ? error.message : String(error)}`);
    if (!(error instanceof Refusal) && process.env['LAPAK_DEBUG']) console.error(error);
  }
  process.exit(code); // what still waits for something (a port, a reply) has nothing left to do
}
