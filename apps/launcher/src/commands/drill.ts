// `npm run drill`: hurts the product on purpose and looks at what is left.
import { asCommand } from '../refusal.ts';
import { runProgram } from '../run-program.ts';

await asCommand(() => runProgram('apps/bench/src/drill.ts'));
