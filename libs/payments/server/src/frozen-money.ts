import { MoneyFrozen } from '@lapak/payments-domain';
import { statement, type Tx } from '@lapak/platform';
import type { DataSource } from 'typeorm';

const frozen = statement('payments_frozen', `select from incident where freezes_money and cleared_at is null limit 1`);

/** MoneyFrozen while the books do not agree with themselves; else null. For whatever sends money out of the house. */
export const frozenMoney = async (on: DataSource | Tx): Promise<MoneyFrozen | null> =>
  (await frozen.row(on)) ? new MoneyFrozen() : null;
