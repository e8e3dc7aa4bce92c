// `npm run db:migration`: where a new migration goes. Migrations are written by hand: they are read before they are run.
import { asCommand } from '../refusal.ts';

const HOW = `A change of the tables is a migration, written by hand, never changed once it is on main:

  1. Add libs/platform/src/migrations/<number>-<what-it-does>.ts, the next number, beside the others (copy the newest).
  2. Name every constraint; one idea a file; say in a comment why when the SQL does not.
  3. "npm start" runs what is missing, in order; "npm run db:reset" begins with an empty database.
  4. Change the entity (libs/<domain>/server/src/<name>.entity.ts); the schema spec compares the two.
`;

await asCommand(async () => {
  console.log(HOW);
  return 0;
});
