// `npm run db:fill`: a large deterministic catalogue for measuring.
import { asCommand } from '../refusal.ts';
import { runProgram } from '../run-program.ts';

await asCommand(() => runProgram('apps/api/dist/fill.js'));
