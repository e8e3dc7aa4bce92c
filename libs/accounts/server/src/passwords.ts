import { randomBytes } from 'node:crypto';
import { passwordForm } from '@lapak/accounts-domain';
import { TooManyTries } from '@lapak/kernel';
import { Injectable } from '@nestjs/common';
import { hash, type Options, parseOptions, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane. About 50 ms of one core. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const satisfies Options;
/** At once: Node has four threads for such work, and pictures and files need the others. */
const AT_ONCE = 2;
/** Waiting: some five seconds of work. */
const MAX_WAITING = 200;

/** Hashes and checks passwords, two at a time, so that a burst of sign-ins leaves the process free for everybody else. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  /** What unknown logins are checked against: the same work, and never right. */
  private readonly nobody = hash(randomBytes(32), COST);

  /** TooManyTries while the queue is full: asked before any work is begun. */
  get full(): TooManyTries | null {
    return this.waiting.length < MAX_WAITING ? null : new TooManyTries(5);
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(passwordForm(password), COST));
  }

  /** `hashed` null, for a login that nobody has, takes as long as any other and is false. */
  async isRight(hashed: string | null, password: string): Promise<boolean> {
    const against = hashed ?? (await this.nobody);
    const right = await this.inTurn(() => verify(against, passwordForm(password)));
    return right && hashed !== null;
  }

  /** Was hashed at another cost than today's. */
  isOutdated(hashed: string): boolean {
    const { memoryCost, timeCost, parallelism, algorithm } = parseOptions(hashed);
    return (
      memoryCost !== COST.memoryCost ||
      timeCost !== COST.timeCost ||
      parallelism !== COST.parallelism ||
      Number(algorithm) !== COST.algorithm
    );
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    // A place is handed on, not freed and taken again: whoever comes in between would make it three.
    if (this.running < AT_ONCE) this.running++;
    else await new Promise<void>((turn) => this.waiting.push(turn));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
