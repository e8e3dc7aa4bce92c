import { type Log, refusal, type RequestContext } from '@lapak/platform';
import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { masked } from './masking.js';

export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** U+0000 and halves of surrogate pairs: PostgreSQL cannot hold them, and no person types them. */
const UNHEARD = /\u0000|\p{Surrogate}/u;
/** Our deepest input has four levels. JSON can be nested until every stack ends. */
const MAX_NESTING = 12;

const isUnheard = (value: unknown, left = MAX_NESTING): boolean =>
  typeof value === 'string'
    ? UNHEARD.test(value)
    : typeof value === 'object' &&
      value !== null &&
      (left === 0 || Object.values(value).some((part) => isUnheard(part, left - 1)));

/** Compiled documents of strangers that are kept; the oldest use goes first. Our own apps' documents are always kept. */
const STRANGERS = 200;

/**
 * Runs operations of the contract, compiled once by graphql-jit. Our own apps send the hash of a document from their
 * manifest (persisted documents); the public pages run here in process, without an HTTP hop.
 */
export class Executor {
  private readonly own = new Map<string, CompiledQuery>();
  private readonly strangers = new Map<string, CompiledQuery>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly manifest: ReadonlyMap<string, string>,
    private readonly log: Log,
  ) {}

  knows(hash: string): boolean {
    return this.manifest.has(hash);
  }

  /** Runs the document of `hash` from a manifest. @throws RangeError when no manifest has it. */
  async runOwn(hash: string, variables: Record<string, unknown>, ctx: RequestContext): Promise<Answer> {
    let compiled = this.own.get(hash);
    if (!compiled) {
      const text = this.manifest.get(hash);
      if (text === undefined) throw new RangeError(`no persisted document ${hash}`);
      const document = parse(text);
      const faults = validate(this.schema, document);
      if (faults.length > 0) throw new RangeError(`persisted document ${hash}: ${faults[0]!.message}`);
      compiled = this.compile(document);
      this.own.set(hash, compiled);
    }
    return this.run(compiled, variables, ctx);
  }

  /** Runs a document that Apollo Server has parsed and validated; `key` tells documents and operations apart. */
  async runParsed(
    key: string,
    document: DocumentNode,
    operation: string | undefined,
    variables: Record<string, unknown>,
    ctx: RequestContext,
  ): Promise<Answer> {
    let compiled = this.strangers.get(key);
    if (compiled) this.strangers.delete(key);
    else compiled = this.compile(document, operation);
    this.strangers.set(key, compiled);
    if (this.strangers.size > STRANGERS) this.strangers.delete(this.strangers.keys().next().value!);
    return this.run(compiled, variables, ctx);
  }

  private async run(compiled: CompiledQuery, variables: Record<string, unknown>, ctx: RequestContext): Promise<Answer> {
    if (isUnheard(variables)) return { data: null, errors: [masked(refusal(ctx, 'BAD_USER_INPUT'), ctx, this.log)] };
    return this.answer(await compiled.query(undefined, ctx, variables), ctx);
  }

  private compile(document: DocumentNode, operation?: string): CompiledQuery {
    const compiled = compileQuery(this.schema, document, operation, { disableLeafSerialization: false });
    if (!isCompiledQuery(compiled))
      throw new Error(`cannot compile: ${(compiled.errors ?? []).map((e) => e.message).join(' ')}`);
    return compiled;
  }

  private answer(result: ExecutionResult, ctx: RequestContext): Answer {
    if (!result.errors) return result as Answer;
    return {
      data: result.data ?? null,
      errors: result.errors.map((error: GraphQLError) => masked(error, ctx, this.log)),
    };
  }
}
