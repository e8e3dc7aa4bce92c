import { isProblem, type LocalDate } from '@lapak/kernel';
import { decideCase, decideRequirement, SHOP_STATE_OF } from './decide.js';
import { type Filling, fillRequirement } from './fill-requirement.js';
import { checklistFor, isOpen, missingIn, unknownComputed } from './requirement.js';
import { oddity, readNumber } from './requirement-formats.js';
import { SHOP_STATES } from './shop.js';
import { anItem, aRequirement, someFacts } from './testing.js';

const filling = (over: Partial<Filling> = {}): Filling => ({
  text: null,
  attested: false,
  uploads: 0,
  held: 0,
  holds: true,
  ...over,
});
const kindOf = (outcome: unknown): string => (isProblem(outcome) ? outcome.kind : 'accepted');

test('computed lines tick themselves from the profile, and lines about food concern sellers of food only', () => {
  const checklist = [
    aRequirement({ key: 'owner', kind: 'computed' }),
    aRequirement({ key: 'address', kind: 'computed' }),
    aRequirement({ key: 'halal', required: false, when: { needsHalal: true } }),
  ];
  expect(checklistFor(checklist, someFacts(), []).map((l) => `${l.item.key} ${l.item.status}`)).toEqual([
    'owner filled',
    'address filled',
    'halal empty',
  ]);
  const weaver = someFacts({ foodSeller: false, landmark: '' });
  expect(checklistFor(checklist, weaver, []).map((l) => `${l.item.key} ${l.item.status}`)).toEqual([
    'owner filled',
    'address empty',
  ]);
  expect(unknownComputed([aRequirement({ key: 'turnover', kind: 'computed' })])).toEqual(['turnover']);
});

test('before it is sent everything is open; after a fix request only what was refused; else nothing', () => {
  const items = {
    untouched: anItem(),
    good: anItem({ status: 'ok' }),
    refused: anItem({ status: 'fix', reason: 'gelap' }),
    answered: anItem({ status: 'filled', reason: 'gelap' }),
    plain: anItem({ status: 'filled' }),
  };
  const openIn = (state: (typeof SHOP_STATES)[number]) =>
    Object.entries(items)
      .filter(([, item]) => isOpen(state, item))
      .map(([name]) => name);
  expect(SHOP_STATES.map((state) => [state, openIn(state)])).toEqual([
    ['draft', ['untouched', 'good', 'refused', 'answered', 'plain']],
    ['submitted', []],
    ['needs_fix', ['refused', 'answered']],
    ['approved', []],
    ['rejected', ['untouched', 'good', 'refused', 'answered', 'plain']],
    ['suspended', []],
  ]);
});

test('missing is what is required and empty, or sent back and not answered', () => {
  const lines = (['empty', 'filled', 'ok', 'fix'] as const).map((status) => ({
    requirement: aRequirement({ key: status }),
    item: anItem({ key: status, status }),
  }));
  expect(missingIn(lines).map((r) => r.key)).toEqual(['empty', 'fix']);
  expect(missingIn(lines.map((l) => ({ ...l, requirement: aRequirement({ required: false }) })))).toEqual([]);
});

test('each kind of requirement takes its own kind of answer', () => {
  const answer = (key: string, kind: 'computed' | 'text' | 'document' | 'attest', f: Partial<Filling>) =>
    kindOf(fillRequirement('draft', aRequirement({ key, kind }), anItem({ key }), filling(f)));
  expect(answer('terms', 'attest', { attested: true })).toBe('accepted');
  expect(answer('terms', 'attest', { text: 'ya' })).toBe('InvalidInput');
  expect(answer('nib', 'text', { text: '9999 0510 80238' })).toBe('accepted');
  expect(answer('nib', 'text', { attested: true })).toBe('accepted');
  expect(answer('nib', 'text', { text: '123' })).toBe('InvalidInput');
  expect(answer('note', 'text', { attested: true })).toBe('InvalidInput');
  expect(answer('note', 'text', { text: 'x'.repeat(301) })).toBe('InvalidInput');
  expect(answer('owner_id', 'document', {})).toBe('InvalidInput');
  expect(answer('owner_id', 'document', { uploads: 1 })).toBe('accepted');
  expect(answer('owner_id', 'document', { held: 1, text: 'sisi depan' })).toBe('accepted');
  expect(answer('owner_id', 'document', { uploads: 6 })).toBe('InvalidInput');
  expect(answer('owner', 'computed', { holds: false })).toBe('InvalidInput');
  expect(kindOf(fillRequirement('submitted', aRequirement(), anItem(), filling({ uploads: 1 })))).toBe(
    'ApplicationLocked',
  );
});

test('numbers of permits are written one way, refused when they cannot be right, and odd ones warned about', () => {
  const context = { regencyDigits: '5108', provinceDigits: '51', today: '2026-11-24' as LocalDate };
  expect(readNumber('nib', '9999.0510.80238')).toBe('9999051080238');
  expect(readNumber('pirt', 'P-IRT 2105108010001-31')).toBe('2105108010001-31');
  expect(readNumber('halal', 'id 51110019402520824')).toBe('ID51110019402520824');
  for (const [key, text] of [
    ['nib', '12345678901234'],
    ['pirt', '21051080100013'],
    ['halal', 'ID5111001940252082'],
  ] as const)
    expect(kindOf(readNumber(key, text))).toBe('InvalidInput');
  const decree = readNumber('halal', 'KH-51110019402520824');
  expect(isProblem(decree) && decree.say('id')).toMatch(/ketetapan halal/);
  const warned = (key: string, text: string) => oddity(key, text, context)?.id;
  expect(warned('pirt', '2105108010001-31')).toBeUndefined();
  expect(warned('pirt', '2105108010001-25')).toMatch(/sudah lewat/);
  expect(warned('pirt', '2103515010001-31')).toMatch(/kabupaten lain/);
  expect(warned('halal', 'ID51110019402520824')).toBeUndefined();
  expect(warned('halal', 'ID51110019402521327')).toMatch(/tidak mungkin/);
  expect(warned('halal', 'ID35110000145390821')).toMatch(/provinsi lain/);
  expect(warned('nib', '1111111111111')).toMatch(/angka contoh/);
  expect(warned('owner_id', 'apa saja')).toBeUndefined();
});

test('an officer gives a reason with every fix, and cannot pass what was never handed in', () => {
  expect(decideRequirement(anItem({ status: 'filled', reason: 'gelap' }), 'ok', null)).toEqual({
    status: 'ok',
    reason: null,
  });
  expect(kindOf(decideRequirement(anItem(), 'ok', null))).toBe('MoveNotAllowed');
  expect(decideRequirement(anItem(), 'fix', ' Mohon dilampirkan. ')).toEqual({
    status: 'fix',
    reason: 'Mohon dilampirkan.',
  });
  for (const reason of [null, '', 'no', 'x'.repeat(301)])
    expect(kindOf(decideRequirement(anItem({ status: 'filled' }), 'fix', reason))).toBe('InvalidInput');
});

test('approval needs every required line in order, a fix request a line to fix, a rejection its reason', () => {
  const lines = (...statuses: ('empty' | 'filled' | 'ok' | 'fix')[]) =>
    statuses.map((status, i) => ({
      requirement: aRequirement({ key: `r${i}`, required: i < 2 }),
      item: anItem({ key: `r${i}`, status }),
    }));
  expect(kindOf(decideCase(lines('ok', 'ok', 'empty'), 'approve', null))).toBe('accepted');
  expect(decideCase(lines('ok', 'filled', 'ok'), 'approve', null)).toMatchObject({
    kind: 'RequirementsMissing',
    keys: ['r1'],
  });
  expect(decideCase(lines('ok', 'fix', 'fix'), 'request_fix', null)).toMatchObject({ fixes: 2 });
  expect(kindOf(decideCase(lines('ok', 'filled'), 'request_fix', null))).toBe('InvalidInput');
  expect(kindOf(decideCase(lines('ok', 'ok'), 'reject', '  '))).toBe('InvalidInput');
  expect(decideCase(lines('ok', 'ok'), 'reject', 'Tempat usaha tidak ada.')).toMatchObject({
    reason: 'Tempat usaha tidak ada.',
  });
});

test('a shop is only approved with its case', () => {
  expect(Object.entries(SHOP_STATE_OF).filter(([, shop]) => shop === 'approved')).toEqual([['approved', 'approved']]);
});
