import type { Pool } from 'pg';

/** How webhooks travel. `early`: before the answer of the request that caused them. */
export const DELIVERY_MODES = ['normal', 'late', 'twice', 'lost', 'shuffled', 'bad_signature', 'early'] as const;
export type DeliveryMode = (typeof DELIVERY_MODES)[number];

export const FAULT_KINDS = ['500', '503', '429', '409', 'html', 'timeout', 'reset'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A trouble the API plays on the next `times` requests that fit. */
export interface Fault {
  kind: FaultKind;
  /** `before`: nothing happens; `after`: it happens and the answer is spoilt. */
  when: 'before' | 'after';
  times: number;
  /** Part of `POST /v1/checkout/sessions`; empty: every request. */
  match: string;
  /** How long a timeout hangs before the connection is cut. */
  hangMs: number;
}

export interface Settings {
  delivery: DeliveryMode;
  /** How late `late` is. */
  lateMs: number;
  faults: Fault[];
  /** What the platform's balance is kept in; IDR charges are converted when it is SGD. */
  settlement: 'idr' | 'sgd';
}

export const NORMAL: Settings = { delivery: 'normal', lateMs: 60_000, faults: [], settlement: 'idr' };

/** The switches, kept over a restart. */
export class Switches {
  private constructor(
    private readonly pool: Pool,
    private settings: Settings,
  ) {}

  static async load(pool: Pool): Promise<Switches> {
    const { rows } = await pool.query<{ value: Partial<Settings> }>(
      `select value from stripe_sandbox.setting where name = 'switches'`,
    );
    return new Switches(pool, { ...NORMAL, ...rows[0]?.value });
  }

  get now(): Readonly<Settings> {
    return this.settings;
  }

  async set(change: Partial<Settings>): Promise<void> {
    this.settings = { ...this.settings, ...change };
    await this.pool.query(
      `insert into stripe_sandbox.setting values ('switches', $1) on conflict (name) do update set value = excluded.value`,
      [JSON.stringify(this.settings)],
    );
  }

  /** The trouble to play on this request at this moment, counted down. */
  async takeFault(when: Fault['when'], method: string, path: string): Promise<Fault | undefined> {
    const fault = this.settings.faults.find((one) => one.when === when && `${method} ${path}`.includes(one.match));
    if (!fault) return undefined;
    const faults = this.settings.faults
      .map((one) => (one === fault ? { ...one, times: one.times - 1 } : one))
      .filter((one) => one.times > 0);
    await this.set({ faults });
    return fault;
  }
}
