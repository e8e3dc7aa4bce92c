import { asPhone, type Locale, rupiah, whatsappUrl } from '@lapak/kernel';
import { pageSize, type RequestContext } from '@lapak/platform';
import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type ComplaintChannelType,
  DesaType,
  KecamatanType,
  OutsideRegencyType,
  ProvinceType,
  RegencyType,
} from './areas.graphql.js';
import { Areas } from './areas.js';
import type { RegencyProfile } from './load-regency-profile.js';
import { Regency } from './regency.js';

type Channel = RegencyProfile['office']['complaintChannels'][number];

/** Where a channel leads. The demo's numbers are invented, so they are shown but lead nowhere. */
const hrefOf = ({ kind, value }: Channel, fictional: boolean): string | null => {
  if (kind === 'form' || kind === 'link') return value;
  if (fictional) return null;
  if (kind === 'email') return `mailto:${value}`;
  const phone = asPhone(value) ?? value;
  return kind === 'whatsapp' ? whatsappUrl(phone, '') : `tel:${phone}`;
};

const regencyIn = (profile: RegencyProfile, locale: Locale): RegencyType => {
  const { office } = profile;
  const channel = (one: Channel): ComplaintChannelType => ({
    label: one.label[locale],
    value: one.value,
    href: hrefOf(one, office.fictional),
  });
  return {
    code: profile.code,
    key: profile.key,
    name: locale === 'id' ? profile.name : profile.nameEn,
    shortName: profile.shortName,
    brand: profile.brand,
    timeZone: profile.timeZone,
    zoneLabel: profile.zoneLabel,
    provinceCode: profile.province.code,
    provinceName: profile.province.name,
    seat: profile.seat,
    badge: profile.badge[locale],
    verifiedBy: profile.verifiedBy,
    greetingHome: profile.greeting.home,
    greetingThanks: profile.greeting.thanks,
    office: { name: office.name[locale], address: office.address, email: office.email, phone: office.phone },
    complaintChannels: office.complaintChannels.map(channel),
    paymentMethods: profile.payments.methods,
    codMaxPerOrder: rupiah(profile.cod.maxPerOrder),
  };
};

@Resolver(() => KecamatanType)
export class AreasResolver {
  constructor(
    private readonly areas: Areas,
    private readonly ours: Regency,
  ) {}

  @Query(() => RegencyType)
  regency(@Context() ctx: RequestContext): RegencyType {
    return regencyIn(this.ours.profile, ctx.locale);
  }

  @Query(() => [KecamatanType], { name: 'kecamatan' })
  all(): KecamatanType[] {
    return this.areas.allKecamatan();
  }

  @Query(() => [DesaType])
  findDesa(
    @Args('query', { type: () => String }) query: string,
    @Args('first', { type: () => Int, defaultValue: 10 }) first: number,
  ): DesaType[] {
    return this.areas.find(query, pageSize(first));
  }

  @Query(() => [ProvinceType])
  provinces(): ProvinceType[] {
    return this.areas.provinces();
  }

  @Query(() => [OutsideRegencyType])
  regenciesOf(@Args('provinceCode', { type: () => String }) provinceCode: string): OutsideRegencyType[] {
    return this.areas.regenciesOf(provinceCode);
  }

  @ResolveField(() => String)
  knownFor(@Parent() kecamatan: KecamatanType, @Context() ctx: RequestContext): string {
    return kecamatan.knownFor[ctx.locale];
  }

  @ResolveField(() => [DesaType])
  desa(@Parent() kecamatan: KecamatanType): DesaType[] {
    return this.areas.desaIn(kecamatan.code);
  }
}
