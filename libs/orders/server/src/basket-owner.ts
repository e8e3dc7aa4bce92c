import { createHash, randomBytes } from 'node:crypto';
import { type Clock, type Id } from '@lapak/kernel';
import { CLOCK, CONFIG, type Config, type RequestContext, Transactor } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { mergeBaskets } from './merge-baskets.js';

/** Whose basket: an account's, or that of a browser which holds the token. Never both. */
export interface BasketOwner {
  readonly accountId: Id<'Account'> | null;
  /** SHA-256 of the token: who reads the table cannot open a basket. */
  readonly tokenHash: Buffer | null;
}
type Visitor = Pick<RequestContext, 'viewer' | 'cookies'>;

const KEPT_SECONDS = 90 * 86_400;
const TOKEN = /^[\w-]{43}$/;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Finds the basket of a visitor by session or cookie. */
@Injectable()
export class BasketOwners {
  private readonly cookie: string;

  constructor(
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.cookie = `${config.publicUrl.startsWith('https://') ? '__Host-' : ''}lapak_basket`;
  }

  /**
   * The visitor's basket owner; null for a guest who never put anything in. Somebody who has signed in since takes what
   * lies in the guest's basket along, once.
   */
  async of(visitor: Visitor): Promise<BasketOwner | null> {
    const token = this.tokenOf(visitor);
    const accountId = visitor.viewer?.accountId ?? null;
    if (accountId === null) return token === null ? null : { accountId, tokenHash: hashOf(token) };
    if (token !== null) {
      const now = this.clock.now();
      await this.transactor.run((tx) => mergeBaskets(tx, accountId, hashOf(token), now));
      visitor.cookies.clear(this.cookie);
    }
    return { accountId, tokenHash: null };
  }

  /** A token for a guest's new basket; hand it to `remember` once the basket exists. */
  newToken(): { token: string; owner: BasketOwner } {
    const token = randomBytes(32).toString('base64url');
    return { token, owner: { accountId: null, tokenHash: hashOf(token) } };
  }

  /** Keeps the guest's basket 90 days from now. */
  remember(visitor: Visitor, token = this.tokenOf(visitor)): void {
    if (!visitor.viewer && token !== null) visitor.cookies.set(this.cookie, token, KEPT_SECONDS);
  }

  private tokenOf({ cookies }: Visitor): string | null {
    const token = cookies.get(this.cookie);
    return token !== undefined && TOKEN.test(token) ? token : null;
  }
}
