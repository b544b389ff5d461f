import { expect, it } from 'vitest';
import type { RowResult } from './judgeCase.ts';
import { renderPage } from './page.ts';

const verdict = (ns: number, ratio: number, met: boolean) => ({
  ns,
  ratio,
  interval: { low: ratio - 0.1, high: ratio + 0.1 },
  met,
  rule: { times: 1.6 },
});
const met: RowResult = {
  group: 'numpy',
  operation: 'dot',
  n: 16,
  peer: 'numpy',
  peerNs: 400,
  forms: { plain: verdict(300, 1.33, false), arena: verdict(20, 20, true) },
  metBy: ['arena'],
};
const missed: RowResult = { ...met, operation: 'exp', forms: { plain: verdict(500, 0.8, false) }, metBy: [] };

it('has a row per case, with the forms that meet the bar', () => {
  const page = renderPage([met]);

  expect(page).toContain('| operation | n | NumPy | plain arrays | arena tensors | bar | met by |');
  expect(page).toContain(
    '| dot | 16 | 400 | 300 · 1.33× (1.23–1.43) | 20.0 · 20.00× (19.90–20.10) | ≥ 1.6× | arena tensors |',
  );
  expect(page).toContain('| 1 of 1 | yes |');
  expect(page).not.toContain('## Missed');
});

it('puts what is missed first', () => {
  const page = renderPage([met, missed]);

  expect(page).toContain('| 1 of 2 | **no** |');
  expect(page.indexOf('## Missed')).toBeLessThan(page.indexOf('## NumPy'));
  expect(page).toContain('| exp | 16 | NumPy | plain arrays 500 · 0.80× (0.70–0.90) | 400 | ≥ 1.6× |');
  expect(page).toContain('| **none** |');
});

it('shows a row without a bar and counts it nowhere', () => {
  const free: RowResult = {
    ...met,
    operation: 'log',
    forms: { plain: { ...verdict(500, 0.8, true), rule: 'no bar' } },
    metBy: ['plain'],
  };

  const page = renderPage([met, free]);

  expect(page).toContain('| 1 of 1 | yes |');
  expect(page).toContain('| log | 16 | 400 | 500 · 0.80× (0.70–0.90) |  | no bar |  |');
  expect(page).not.toContain('## Missed');
});

it('says of a bar without rows that it was not measured', () => {
  expect(renderPage([met])).toContain('| 0 of 0 | not measured |');
});

it('shows what the machine can do', () => {
  const limits = { bandwidth: [{ bytes: 4 * 2 ** 20, read: 30.4, copy: 20, triad: 18 }], gigaflops: 118 };

  const page = renderPage([met], limits);

  expect(page).toContain('| 4 MiB | 30 | 20 | 18 |');
  expect(page).toContain('118 GFLOP/s');
});
