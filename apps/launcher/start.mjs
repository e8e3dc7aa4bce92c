// The door of every command. Runs on the Node that is on the machine (20 or newer) with nothing installed: brings the
// packages in, among them the Node the product runs on, and hands over to it.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const bin = join(root, 'node_modules/.bin');
const [command = 'start', ...args] = process.argv.slice(2);

function give(sentence) {
  console.error(`\nLapak: ${sentence}`);
  process.exit(1);
}

function unsupported() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) return `Node ${process.versions.node} is too old. Install Node 20 or newer (https://nodejs.org).`;
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch))
    return `runs on Linux (x64, arm64); this is ${process.platform} ${process.arch}. Use a Linux machine, WSL or a container.`;
  if (!process.report.getReport().header.glibcVersionRuntime)
    return 'needs a Linux with glibc (Debian, Ubuntu, Fedora ...); this one, like Alpine, has another C library.';
  return undefined;
}

/** What must be in node_modules and is not, by the two lockfiles; undefined when all is there. */
function missing() {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return 'nothing is installed yet';
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  for (const [path, wanted] of Object.entries(want)) {
    if (path === '' || (!have[path] && (wanted.optional || wanted.devOptional))) continue;
    if (have[path]?.version !== wanted.version || have[path]?.integrity !== wanted.integrity)
      return `${path.replace(/^.*node_modules\//, '')} is not the one in package-lock.json`;
  }
  return existsSync(join(bin, 'node')) ? undefined : 'the Node the product runs on is missing';
}

function folders(dir) {
  if (!existsSync(dir)) return 0;
  const scoped = readdirSync(dir).map((name) => (name.startsWith('@') ? readdirSync(join(dir, name)).length : 1));
  return scoped.reduce((sum, n) => sum + n, 0);
}

/** Runs a program to its end, handing signals on. @returns its exit code, 128 + signal when a signal ended it. */
function run(program, programArgs, options) {
  return new Promise((done) => {
    const child = spawn(program, programArgs, { cwd: root, ...options });
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
    const watch = watchNpm(() => child.kill('SIGTERM'));
    child.on('error', (error) => give(`${program} could not be run: ${error.message}`));
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, forward);
      done(code ?? 128 + constants.signals[signal]);
    });
  });
}

const parentOf = (pid) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
};

/** A killed `npm start` cannot tell us; that the shell between us, or we, have another parent now does. */
function watchNpm(gone) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const shell = process.ppid;
  const npm = parentOf(shell);
  return setInterval(() => {
    if (process.ppid !== shell || parentOf(shell) !== npm) gone();
  }, 500);
}

async function install(reason) {
  console.log(
    `Lapak: installing packages from package-lock.json (${reason}). The first time this takes a few minutes.`,
  );
  const began = Date.now();
  const progress = setInterval(() => {
    const seconds = Math.round((Date.now() - began) / 1000);
    console.log(`  ${seconds} s, ${folders(join(root, 'node_modules'))} packages in node_modules`);
  }, 5000);
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--no-progress'];
  const code = await run(npm[0], [...npm.slice(1), ...flags, '--loglevel=error'], { stdio: 'inherit' });
  clearInterval(progress);
  if (code > 128) process.exit(code);
  if (code !== 0) give(`"npm ci" failed (see above). Is the npm registry reachable, and is ${root} writable?`);
  console.log(`  done in ${Math.round((Date.now() - began) / 1000)} s`);
  const still = missing();
  if (still) give(`after installing, ${still}. Run "npm ci" without --omit and look at its messages.`);
}

const known = () =>
  readdirSync(join(root, 'apps/launcher/src/commands'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => file.slice(0, -3).replace('db-', 'db:'));

const problem = unsupported();
if (problem) give(problem);
if (!known().includes(command)) give(`there is no command "${command}". There are: ${known().join(', ')}.`);
const reason = missing();
if (reason) await install(reason);
const program = join(root, 'apps/launcher/src/commands', `${command.replace(':', '-')}.ts`);
process.exitCode = await run(join(bin, 'node'), ['--conditions=@lapak/source', program, ...args], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'], // the channel closes when this process is killed: the other one sees it
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
});
