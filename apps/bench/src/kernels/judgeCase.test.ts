import { expect, it } from 'vitest';
import { allCases, type Case } from './cases.ts';
import { contendersOf, judgeCase } from './judgeCase.ts';

const lane = { time: async () => 1 };
const rows: Case = {
  operation: 'dot',
  n: 1000,
  rows: [
    { group: 'numpy', peer: 'numpy', rules: { plain: { times: 1.6 }, plan: { times: 1.6 } } },
    { group: 'firstLevel', peer: 'limit', peerOperations: ['read2', 'fmaPeak'], rules: { plan: { times: 0.85 } } },
  ],
};
const series = (ns: number): number[] => [ns, ns, ns];

it('names every contender once, with what it runs', () => {
  const contenders = contendersOf(rows, (name) => (name === 'numpy' ? undefined : lane));

  expect(contenders.map(({ name, operation }) => [name, operation])).toEqual([
    ['plain', 'dot'],
    ['plan', 'dot'],
    ['limit:read2', 'read2'],
    ['limit:fmaPeak', 'fmaPeak'],
  ]);
});

it('says which forms meet a bar, and takes the tighter of two limits', () => {
  const samples = new Map([
    ['plain', series(100)],
    ['plan', series(50)],
    ['numpy:dot', series(120)],
    ['limit:read2', series(45)],
    ['limit:fmaPeak', series(20)],
  ]);

  const [numpy, limit] = judgeCase(rows, samples);

  expect(numpy).toMatchObject({ peer: 'numpy', peerNs: 120, metBy: ['plan'] });
  expect(numpy?.forms.plain).toMatchObject({ ratio: 1.2, met: false });
  expect(limit).toMatchObject({ peerNs: 45, metBy: ['plan'] });
});

it('leaves out the rows of a peer that was not measured', () => {
  expect(judgeCase(rows, new Map([['plain', series(1)]]))).toEqual([]);
});

it('asks of every operation of the table at every length what the issue asks', () => {
  const cases = allCases(48 * 1024);

  const of = (operation: string, n: number): readonly string[] =>
    cases.find((one) => one.operation === operation && one.n === n)?.rows.map(({ group }) => group) ?? [];
  expect(of('dot', 16)).toEqual(['numpy', 'simsimdPlain', 'simsimdArena', 'loops', 'trueno']);
  expect(of('dot', 1_000_000)).toContain('bandwidth');
  expect(of('dot', 10_000)).toContain('scalarTier');
  expect(of('dot', 3072)).toEqual(['firstLevel']);
  expect(of('cosineMany', 1000)).toEqual(['simsimdRows']);
  expect(of('cosine', 4)).not.toContain('trueno');
  expect(new Set(cases.map(({ operation, n }) => `${operation} ${n}`)).size).toBe(cases.length);
});
