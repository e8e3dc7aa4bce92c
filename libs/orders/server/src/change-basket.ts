import { asId, type Clock, type Id, type InvalidInput, isProblem, type Rupiah, type Words } from '@lapak/kernel';
import { changeLine, checkQuantity, type OutOfStock, ProductGone } from '@lapak/orders-domain';
import { CLOCK, newId, type RequestContext, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type BasketOwner, BasketOwners } from './basket-owner.js';
import { openAccountBasket } from './merge-baskets.js';

interface LineNow {
  readonly variantId: Id<'Variant'>;
  readonly title: Words;
  readonly price: Rupiah;
  readonly available: number;
  readonly listed: boolean;
  readonly held: number;
  readonly lines: number;
}

const touchGuests = statement<{ id: Id<'Basket'> }>(
  'orders_touch_guest_basket',
  `update basket set updated_at = $2 where token_hash = $1 returning id`,
);
const openGuests = statement<{ id: Id<'Basket'> }>(
  'orders_open_guest_basket',
  `insert into basket (id, token_hash, updated_at) values ($1, $2, $3) returning id`,
);
const lineNow = statement<LineNow>(
  'orders_line_now',
  `select v.id as "variantId", p.title, v.price, v.on_hand - v.reserved as available,
     p.listed and v.archived_at is null and s.state = 'approved' as listed,
     coalesce((select quantity from basket_line where basket_id = $2 and variant_id = $1), 0) as held,
     (select count(*) from basket_line where basket_id = $2)::int as lines
   from variant v join product p on p.id = v.product_id join shop s on s.id = v.shop_id where v.id = $1`,
);
// A line that is there keeps the price that was seen: a change is told until the buyer agrees to it.
const putLine = statement(
  'orders_put_basket_line',
  `insert into basket_line (basket_id, variant_id, quantity, seen_price, added_at) values ($1, $2, $3, $4, $5)
   on conflict (basket_id, variant_id) do update set quantity = excluded.quantity`,
);
const takeOut = statement('orders_take_out', `delete from basket_line where basket_id = $1 and variant_id = $2`);

export interface BasketChanged {
  readonly kind: 'BasketChanged';
  readonly owner: BasketOwner | null;
}

/** Puts goods into the visitor's basket, changes their number, takes them out. Nothing is held: that is the order's. */
@Injectable()
export class ChangeBasket {
  constructor(
    private readonly transactor: Transactor,
    private readonly owners: BasketOwners,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param how `add`: so many more; `set`: so many altogether, 0 takes the line out.
   * @returns BasketChanged; OutOfStock with the units left; ProductGone for what is not sold; InvalidInput.
   */
  async run(
    visitor: Pick<RequestContext, 'viewer' | 'cookies'>,
    how: 'add' | 'set',
    variantId: string,
    quantity: number,
  ): Promise<BasketChanged | OutOfStock | ProductGone | InvalidInput> {
    const fault = checkQuantity({ how, quantity });
    if (fault) return fault;
    const id = asId<'Variant'>(variantId);
    if (!id) return new ProductGone(variantId as Id<'Variant'>);
    const owner = await this.owners.of(visitor);
    if (!owner && quantity === 0) return { kind: 'BasketChanged', owner };
    const outcome = await this.transactor.run((tx) => this.change(tx, owner, id, how, quantity));
    if (isProblem(outcome)) return outcome;
    this.owners.remember(visitor, outcome.token);
    return { kind: 'BasketChanged', owner: outcome.owner };
  }

  private async change(
    tx: Tx,
    given: BasketOwner | null,
    variantId: Id<'Variant'>,
    how: 'add' | 'set',
    quantity: number,
  ): Promise<OutOfStock | ProductGone | InvalidInput | { owner: BasketOwner; token: string | undefined }> {
    const now = this.clock.now();
    const { id, owner, token } = await this.open(tx, given, now);
    const line = await lineNow.row(tx, [variantId, id]);
    const change = { how, quantity, held: line?.held ?? 0, lines: line?.lines ?? 0 };
    const units = changeLine(variantId, line, change);
    if (isProblem(units)) return units;
    if (units === 0) await takeOut.run(tx, [id, variantId]);
    else await putLine.run(tx, [id, variantId, units, line!.price, now]);
    return { owner, token };
  }

  /** The basket, locked. A guest's token that opens nothing is replaced: only tokens of ours are ever used. */
  private async open(
    tx: Tx,
    owner: BasketOwner | null,
    now: Date,
  ): Promise<{ id: Id<'Basket'>; owner: BasketOwner; token: string | undefined }> {
    const fresh = newId<'Basket'>(now.getTime());
    if (owner?.accountId) {
      const { id } = (await openAccountBasket.row(tx, [fresh, owner.accountId, now]))!;
      return { id, owner, token: undefined };
    }
    const found = owner && (await touchGuests.row(tx, [owner.tokenHash, now]));
    if (found) return { id: found.id, owner: owner!, token: undefined };
    const made = this.owners.newToken();
    await openGuests.row(tx, [fresh, made.owner.tokenHash, now]);
    return { id: fresh, ...made };
  }
}
