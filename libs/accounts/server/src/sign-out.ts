import type { Id } from '@lapak/kernel';
import { Transactor } from '@lapak/platform';
import { Injectable } from '@nestjs/common';
import { Sessions } from './sessions.js';

/** Ends the browser's session, or all sessions of the account in every app. */
@Injectable()
export class SignOut {
  constructor(
    private readonly transactor: Transactor,
    private readonly sessions: Sessions,
  ) {}

  run(token: string): Promise<void> {
    return this.transactor.run((tx) => this.sessions.end(tx, token));
  }

  everywhere(accountId: Id<'Account'>): Promise<void> {
    return this.transactor.run((tx) => this.sessions.endAll(tx, accountId));
  }
}
