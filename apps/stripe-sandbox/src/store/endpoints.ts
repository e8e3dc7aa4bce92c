import type { Pool, PoolClient } from 'pg';

/** Who hears what: the platform's own events, those of connected accounts, or the thin ones of v2. */
export type Audience = 'platform' | 'connect' | 'thin';

export interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  readonly audience: Audience;
}

const MADE = `
  select id from stripe_sandbox.object
  where kind = 'webhook_endpoint' and hidden->>'audience' = $1 and body->>'status' = 'enabled'
    and (body->'enabled_events' ? '*' or body->'enabled_events' ? $2)`;
const ONE = `
  select id, body->>'url' as url, hidden->>'secret' as secret, hidden->>'audience' as audience
  from stripe_sandbox.object where kind = 'webhook_endpoint' and id = $1`;

/** Where webhooks go: the endpoints of the configuration, and those made over the API. */
export class Endpoints {
  constructor(readonly configured: readonly Endpoint[]) {}

  /** @returns the ids of those that want to hear events of this type */
  async hearing(db: Pool | PoolClient, audience: Audience, type: string): Promise<string[]> {
    const { rows } = await db.query<{ id: string }>(MADE, [audience, type]);
    const fixed = this.configured.filter((one) => one.audience === audience);
    return [...fixed, ...rows].map((one) => one.id);
  }

  async find(db: Pool | PoolClient, id: string): Promise<Endpoint | undefined> {
    return this.configured.find((one) => one.id === id) ?? (await db.query<Endpoint>(ONE, [id])).rows[0];
  }
}
