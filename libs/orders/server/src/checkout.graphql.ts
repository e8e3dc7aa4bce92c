import type { AddressInput } from '@lapak/accounts-domain';
import { AddressInputType } from '@lapak/accounts-server';
import { PaymentMethodEnum } from '@lapak/areas-server';
import { DeliveryOptionType, deliveryOptionType } from '@lapak/delivery-server';
import { formatRupiah, type Id, type Rupiah, type Words } from '@lapak/kernel';
import { obtainable, type PaymentMethod } from '@lapak/orders-domain';
import { type RequestContext, RupiahScalar } from '@lapak/platform';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { BasketType, basketType } from './basket.graphql.js';
import type { CheckoutQuestion, CheckoutSeen } from './checkout-preview.js';

@ObjectType('CheckoutGroup')
export class CheckoutGroupType {
  @Field(() => ID) shopId!: Id<'Shop'>;
  @Field(() => String) shopName!: string;
  @Field(() => String) shopMotif!: string;
  @Field(() => Int) itemCount!: number;
  @Field(() => RupiahScalar) itemsTotal!: Rupiah;
  @Field(() => [DeliveryOptionType]) options!: DeliveryOptionType[];
  @Field(() => String, { nullable: true, description: "The chosen or first option's code." }) chosen!: string | null;
  @Field(() => String, { nullable: true, description: 'Why there is no option.' }) refusal!: string | null;
}

@ObjectType('PaymentOption')
export class PaymentOptionType {
  @Field(() => PaymentMethodEnum) method!: PaymentMethod;
  @Field(() => String) label!: string;
  @Field(() => String) detail!: string;
  @Field(() => Boolean) available!: boolean;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType('CheckoutPreview', {
  description: 'What can be chosen for this basket and address; nothing is reserved.',
})
export class CheckoutPreviewType {
  @Field(() => BasketType) basket!: BasketType;
  @Field(() => [CheckoutGroupType]) groups!: CheckoutGroupType[];
  @Field(() => [PaymentOptionType]) payments!: PaymentOptionType[];
  @Field(() => RupiahScalar) itemsTotal!: Rupiah;
  @Field(() => RupiahScalar) deliveryTotal!: Rupiah;
  @Field(() => RupiahScalar) total!: Rupiah;
}

@InputType('DeliveryChoiceInput')
export class DeliveryChoiceInputType {
  @Field(() => ID) shopId!: string;
  @Field(() => String) optionCode!: string;
}

@InputType('CheckoutPreviewInput')
export class CheckoutPreviewInputType implements CheckoutQuestion {
  @Field(() => AddressInputType, { nullable: true }) address?: AddressInput | null;
  @Field(() => [DeliveryChoiceInputType], { nullable: true }) choices?: DeliveryChoiceInputType[] | null;
  @Field(() => PaymentMethodEnum, { nullable: true }) paymentMethod?: PaymentMethod | null;
  @Field(() => String, {
    nullable: true,
    description: 'Only for a destination, before an address is complete.',
  })
  destinationCode?: string | null;
}

const METHODS: Readonly<Record<PaymentMethod, { readonly label: Words; readonly detail: (most: string) => Words }>> = {
  cod: {
    label: { id: 'COD (bayar di tempat)', en: 'Cash on delivery' },
    detail: (most) => ({
      id: `Bayar tunai saat barang tiba atau diambil. Paling banyak ${most} per toko.`,
      en: `Pay in cash when the goods arrive or are picked up. ${most} per shop at most.`,
    }),
  },
  stripe: {
    label: { id: 'Kartu debit atau kredit', en: 'Debit or credit card' },
    detail: () => ({
      id: 'Dibayar di halaman pembayaran yang aman setelah memesan.',
      en: 'Paid on a secure payment page after ordering.',
    }),
  },
};

/** What was previewed, in the words of who asks. */
export const checkoutPreviewType = (
  seen: CheckoutSeen,
  codMaxPerOrder: Rupiah,
  ctx: Pick<RequestContext, 'locale'>,
): CheckoutPreviewType => ({
  basket: basketType(seen.basket, ctx),
  groups: seen.groups.map(({ shop, lines, itemsTotal, quote, chosen }) => ({
    shopId: shop.id,
    shopName: shop.name,
    shopMotif: lines[0]!.shop.slug,
    itemCount: lines.reduce((units, line) => units + obtainable(line), 0),
    itemsTotal,
    options: quote.options.map((option) => deliveryOptionType(option, ctx)),
    chosen: chosen?.code ?? null,
    refusal: quote.refusal && quote.refusal[ctx.locale],
  })),
  payments: seen.payments.map(({ method, refusal }) => ({
    method,
    label: METHODS[method].label[ctx.locale],
    detail: METHODS[method].detail(formatRupiah(codMaxPerOrder))[ctx.locale],
    available: refusal === null,
    reason: refusal && refusal[ctx.locale],
  })),
  itemsTotal: seen.itemsTotal,
  deliveryTotal: seen.deliveryTotal,
  total: seen.total,
});
