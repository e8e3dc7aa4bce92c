import type { Locale } from './locale.js';

/**
 * A refusal that the caller should handle: a value that is returned, never thrown. `kind` is its stable code and the
 * name of its GraphQL type; `say` is one clear sentence for a person. The transactor rolls back when one is returned.
 */
export abstract class Problem {
  abstract readonly kind: string;
  abstract say(locale: Locale): string;

  get code(): string {
    return this.kind;
  }

  /** For logs and tests. People read `say`. */
  get message(): string {
    return this.say('en');
  }
}

export const isProblem = (value: unknown): value is Problem => value instanceof Problem;
