import { nextOpen, progressOf, stillOpen } from './next-open.js';

const line = (key: string, status: 'empty' | 'filled' | 'ok' | 'fix', required = true) => ({ key, status, required });

test('after a judgement the next line that nobody has judged is in hand, from the top again at the end', () => {
  const lines = [line('owner', 'filled'), line('address', 'ok'), line('nib', 'fix'), line('terms', 'filled')];
  expect(nextOpen(lines, 'owner')).toBe('terms');
  expect(nextOpen(lines, 'terms')).toBe('owner');
});

test('what may follow later and was not handed in waits for nobody', () => {
  expect(stillOpen(line('halal', 'empty', false))).toBe(false);
  expect(stillOpen(line('owner_id', 'empty'))).toBe(true);
  expect(progressOf([line('owner', 'ok'), line('halal', 'empty', false), line('nib', 'filled')])).toEqual({
    judged: 1,
    of: 2,
  });
});
