import { Sealer } from './sealed.js';

const sealer = new Sealer('a secret of an installation, long enough');

test('what was sealed opens at its own place only', () => {
  const sealed = sealer.seal('JBSWY3DP', 'totp|secret|1');
  expect(sealer.open(sealed, 'totp|secret|1')).toBe('JBSWY3DP');
  expect(() => sealer.open(sealed, 'totp|secret|2')).toThrow();
  const flipped = sealed.replace(/\w(?=[\w-]*$)/, (letter) => (letter === 'A' ? 'B' : 'A'));
  expect(() => sealer.open(flipped, 'totp|secret|1')).toThrow();
  expect(() => new Sealer('another secret').open(sealed, 'totp|secret|1')).toThrow();
});

test('the same text is sealed differently each time', () => {
  expect(sealer.seal('x', 'p')).not.toBe(sealer.seal('x', 'p'));
});
