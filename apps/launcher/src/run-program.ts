import { buildWhenNeeded } from './build.ts';
import { runToEnd } from './child.ts';
import { leaveDatabase, openDatabase } from './database.ts';
import { productEnv } from './environment.ts';
import { openHome } from './home.ts';
import { portFromEnv } from './port.ts';

/**
 * Runs one program of the workspace against the database of this data folder: built first when needed, the server
 * started or joined, this command's arguments handed on.
 * @returns its exit code.
 */
export async function runProgram(program: string, args = process.argv.slice(2)): Promise<number> {
  const home = openHome();
  await buildWhenNeeded();
  const database = await openDatabase(home);
  try {
    return await runToEnd(program, args, productEnv(home, database.url, portFromEnv(process.env)));
  } finally {
    await leaveDatabase(database, home);
  }
}
