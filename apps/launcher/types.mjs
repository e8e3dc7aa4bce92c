// Checks the types of every program of the workspace (each tsconfig*.json below apps and libs), two at a time.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';

const programs = [...globSync('libs/tsconfig*.json'), ...globSync('{apps,libs}/*/tsconfig*.json')].sort();
let failed = 0;
const check = (program) =>
  new Promise((done) => {
    const out = [];
    const tsc = spawn(process.execPath, ['node_modules/typescript7/bin/tsc', '--noEmit', '-p', program], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    tsc.stdout.on('data', (d) => out.push(d));
    tsc.stderr.on('data', (d) => out.push(d));
    tsc.on('exit', (code) => {
      if (code) failed++;
      console.log(`${code ? 'FAIL' : 'ok  '} ${program}${code ? `\n${Buffer.concat(out)}` : ''}`);
      done();
    });
  });
const queue = [...programs];
const work = async () => {
  for (let next = queue.shift(); next; next = queue.shift()) await check(next);
};
await Promise.all([work(), work()]);
process.exit(failed ? 1 : 0);
