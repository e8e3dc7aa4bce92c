import type { Phone } from '@lapak/kernel';
import type { Requirement, RequirementItem, ShopFacts } from './requirement.js';
import type { BasicsInput } from './shop-basics.js';

export const aRequirement = (over: Partial<Requirement> = {}): Requirement => ({
  key: 'place_photo',
  kind: 'document',
  label: { id: 'Foto tempat usaha', en: 'Photo of the place' },
  help: { id: '-', en: '-' },
  required: true,
  ...over,
});
export const anItem = (over: Partial<RequirementItem> = {}): RequirementItem => ({
  key: 'place_photo',
  status: 'empty',
  text: null,
  attestedAt: null,
  reason: null,
  ...over,
});
export const someFacts = (over: Partial<ShopFacts> = {}): ShopFacts => ({
  name: 'Kopi Ani',
  ownerName: 'Ni Luh Ani',
  desaCode: '51.08.07.2001',
  banjar: 'Banjar Dinas Kaja',
  street: '',
  landmark: 'utara balai banjar',
  foodSeller: true,
  ...over,
});
/** Basics as a form sends them. */
export const someBasics = (over: Partial<BasicsInput> = {}): BasicsInput => ({
  name: 'Kopi Ani',
  taglineId: 'Petik merah',
  taglineEn: 'Red-picked',
  storyId: 'Kami menyangrai sendiri.',
  storyEn: null,
  desaCode: '51.08.07.2001',
  banjar: 'Banjar Dinas Kaja',
  street: null,
  landmark: 'utara balai banjar',
  phone: '0810-0000-0042',
  foodSeller: true,
  ...over,
});
export const aPhone = '+6281000000042' as Phone;
