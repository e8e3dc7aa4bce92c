// `npm run bench`: measures the product on this machine.
import { asCommand } from '../refusal.ts';
import { runProgram } from '../run-program.ts';

await asCommand(() => runProgram('apps/bench/src/main.ts'));
