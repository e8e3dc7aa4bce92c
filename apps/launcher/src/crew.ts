import path from 'node:path';
import { type Child, startChild, tail } from './child.ts';
import { type Database } from './database.ts';
import { Interrupted } from './interruption.ts';
import { Refusal } from './refusal.ts';
import { forget, writeDown } from './running.ts';

const STOP_WITHIN_MS = 14_000;
const CHILD_PATIENCE_MS = 4_500;

/** Everything one `npm start` keeps running, and its orderly end: last started, first stopped, the database last. */
export class Crew {
  private readonly children: Child[] = [];
  private database: Promise<Database> | undefined;
  private fail!: (reason: Error) => void;
  private ending: Promise<void> | undefined;
  /** Rejects when something ends that should run. */
  readonly broken: Promise<never>;
  private readonly home: string;
  private readonly url: string;

  constructor(home: string, url: string) {
    this.home = home;
    this.url = url;
    this.broken = new Promise((_, reject) => (this.fail = reject));
    this.broken.catch(() => undefined);
    this.note();
  }

  private note(): void {
    const children = new Map(this.children.map(({ name, pid }) => [name, pid]));
    writeDown(this.home, { url: this.url, stopping: this.ending !== undefined, children });
  }

  private refuseWhenEnding(): void {
    if (this.ending) throw new Interrupted('stopping');
  }

  /** Waits for the database and keeps an eye on it. Interrupted meanwhile, it is stopped once it is there. */
  async watch(opening: Promise<Database>): Promise<Database> {
    this.database = opening;
    const database = await opening;
    this.refuseWhenEnding();
    void database.ended.then(() => {
      if (!this.ending)
        this.fail(new Refusal(`PostgreSQL ended. Its last words:\n${tail(`${this.home}/postgres.log`)}`));
    });
    return database;
  }

  private add(name: string, program: string, env: NodeJS.ProcessEnv, log?: string): Child {
    this.refuseWhenEnding();
    const child = startChild(name, program, env, log);
    this.children.push(child);
    this.note();
    return child;
  }

  /** Starts a program that runs as long as we do; its end is the end of all. */
  start(name: string, program: string, env: NodeJS.ProcessEnv): void {
    const log = path.join(this.home, 'logs', `${name}.log`);
    void this.add(name, program, env, log).ended.then((how) => {
      if (!this.ending) this.fail(new Refusal(`the ${name} ${how}. Its last words (${log}):\n${tail(log)}`));
    });
  }

  /**
   * Runs a program to its end, its output on the terminal.
   * @throws Refusal when it does not end well.
   */
  async run(name: string, program: string, env: NodeJS.ProcessEnv): Promise<void> {
    const child = this.add(name, program, env);
    const how = await child.ended;
    this.children.splice(this.children.indexOf(child), 1);
    this.refuseWhenEnding();
    this.note();
    if (how !== 'ended with code 0') throw new Refusal(`the ${name} ${how} (see above).`);
  }

  private async inOrder(): Promise<void> {
    const end = performance.now() + STOP_WITHIN_MS;
    const left = (): number => Math.max(500, end - performance.now());
    for (const child of [...this.children].reverse()) await child.stop(Math.min(CHILD_PATIENCE_MS, left()));
    const database = await this.database?.catch(() => undefined);
    await database?.stop(left());
    forget(this.home);
  }

  /** Stops everything; resolves when nothing runs any more. */
  end(): Promise<void> {
    if (this.ending) return this.ending;
    this.ending = Promise.resolve().then(() => this.inOrder());
    this.note();
    return this.ending;
  }
}
