import type { Clock } from '@lapak/kernel';
import { CLOCK } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { GATEWAYS, type Gateways, ProviderUnavailable } from './payment-gateway.js';

/** A key does not change its mode while we run: asked seldom, answered always. */
const PAUSE_MS = 10 * 60_000;

/** For readiness: test keys must not serve production, nor live keys anything else. */
@Injectable()
export class CheckProviders {
  private known: { readonly at: number; readonly trouble: string | null } | null = null;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(GATEWAYS) private readonly gateways: Gateways,
  ) {}

  /** @returns what is wrong, in words for whoever runs the installation; null when all is well. */
  async run(): Promise<string | null> {
    const now = this.clock.now().getTime();
    if (this.known && now - this.known.at < PAUSE_MS) return this.known.trouble;
    try {
      const told = await Promise.all(Object.values(this.gateways).map((gateway) => gateway.check()));
      this.known = { at: now, trouble: told.find((trouble) => trouble !== null) ?? null };
    } catch (error) {
      if (!(error instanceof ProviderUnavailable)) throw error;
      // Its bad day does not take the market down; only who has never been seen is not trusted.
      return this.known ? this.known.trouble : 'the payment provider has not answered yet';
    }
    return this.known.trouble;
  }
}
