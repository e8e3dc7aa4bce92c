// `npm run codegen`: writes the GraphQL schema and the typed documents anew.
import { runTool } from '../build.ts';
import { asCommand } from '../refusal.ts';

await asCommand(() => runTool('nx', ['run-many', '-t', 'codegen', '--outputStyle=static']));
