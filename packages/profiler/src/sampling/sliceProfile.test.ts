import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProfilerError } from '../errors.ts';
import type { CpuProfile } from '../report/profileReport.ts';
import { flameTree } from './flameTree.ts';
import { hotFunctions } from './hotFunctions.ts';
import { inTimeOrder, sampleDurations, sampleTimes } from './sampleTimes.ts';
import { sliceHeapProfile } from './sliceHeapProfile.ts';
import { sliceProfile } from './sliceProfile.ts';

const frame = (functionName: string) => ({ functionName, scriptId: '1', url: 'a.js', lineNumber: 0, columnNumber: 0 });

/** root > a > b, root > c. */
const profile: CpuProfile = {
  nodes: [
    { id: 1, callFrame: frame('(root)'), children: [2, 4] },
    { id: 2, callFrame: frame('a'), children: [3] },
    { id: 3, callFrame: frame('b') },
    { id: 4, callFrame: frame('c') },
  ],
  startTime: 1_000_000,
  endTime: 1_010_000,
  samples: [2, 3, 4, 3],
  timeDeltas: [1000, 2000, 3000, 1000],
};

test('each sample stands until the next one', () => {
  expect([...sampleTimes(profile)]).toEqual([1000, 3000, 6000, 7000]);
  expect([...sampleDurations(profile)]).toEqual([2000, 3000, 1000, 3000]);
});

test('a slice has the stack that stood, its samples and the nodes that they need', () => {
  expect(sliceProfile(profile, 2, 6.5)).toEqual({
    nodes: [
      { id: 1, callFrame: frame('(root)'), hitCount: 0, children: [2, 4] },
      { id: 2, callFrame: frame('a'), hitCount: 1, children: [3] },
      { id: 3, callFrame: frame('b'), hitCount: 1 },
      { id: 4, callFrame: frame('c'), hitCount: 1 },
    ],
    startTime: 1_002_000,
    endTime: 1_006_500,
    samples: [2, 3, 4],
    timeDeltas: [0, 1000, 3000],
  });
  const part = sliceProfile(profile, 6, 7);
  expect(part.nodes.map(({ id }) => id)).toEqual([1, 4]);
  expect(part).toMatchObject({ samples: [4], timeDeltas: [0], startTime: 1_006_000, endTime: 1_007_000 });
});

test('an empty slice has the root', () => {
  for (const [from, to] of [
    [3.5, 3.5],
    [-5, 0.5],
    [99, 100],
  ] as const)
    expect(sliceProfile(profile, from, to)).toMatchObject({ nodes: [{ id: 1 }], samples: [], timeDeltas: [] });
});

test('refuses times in the wrong order and what is no number', () => {
  for (const [from, to] of [
    [2, 1],
    [Number.NaN, 1],
    [0, Number.NaN],
  ] as const)
    expect(() => sliceProfile(profile, from, to)).toThrow(ProfilerError);
});

test('slices that meet add up to the slice of both', () => {
  const timeDeltas = fc.array(fc.nat(3000), { minLength: 1, maxLength: 20 });
  const times = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40));
  fc.assert(
    fc.property(timeDeltas, fc.infiniteStream(fc.integer({ min: 1, max: 4 })), times, (deltas, ids, cuts) => {
      const samples = deltas.map(() => ids.next().value as number);
      const end = deltas.reduce((sum, delta) => sum + delta, 0) + 500;
      const whole = { ...profile, samples, timeDeltas: deltas, startTime: 7, endTime: 7 + end };
      const [from, middle, to] = [...cuts].sort((a, b) => a - b) as [number, number, number];
      const parts = [sliceProfile(whole, from, middle), sliceProfile(whole, middle, to)];
      expect(selves(parts)).toEqual(selves([sliceProfile(whole, from, to)]));
      for (const part of parts) expect(part.timeDeltas.every((delta) => delta >= 0)).toBe(true);
    }),
  );
});

test('samples are put into the order of their times', () => {
  const mixed = { ...profile, timeDeltas: [1000, 5000, -3000, 6000] };
  expect(inTimeOrder(mixed)).toMatchObject({ samples: [2, 4, 3, 3], timeDeltas: [1000, 2000, 3000, 3000] });
  expect(inTimeOrder(profile)).toBe(profile);
});

test('of a heap profile, what was allocated later remains', () => {
  const leaf = (name: string, id: number, selfSize: number) => ({ callFrame: frame(name), id, selfSize, children: [] });
  const head = {
    ...leaf('(root)', 1, 0),
    children: [{ ...leaf('a', 2, 30), children: [leaf('b', 3, 5)] }, leaf('c', 4, 7)],
  };
  const samples = [
    { nodeId: 2, size: 10, ordinal: 3 },
    { nodeId: 3, size: 5, ordinal: 9 },
    { nodeId: 2, size: 20, ordinal: 1 },
    { nodeId: 4, size: 7, ordinal: 2 },
  ];
  expect(sliceHeapProfile({ head, samples }, -1)).toEqual({ head, samples });
  expect(sliceHeapProfile({ head, samples }, 2)).toEqual({
    head: { ...leaf('(root)', 1, 0), children: [{ ...leaf('a', 2, 10), children: [leaf('b', 3, 5)] }] },
    samples: samples.slice(0, 2),
  });
});

function selves(profiles: readonly CpuProfile[]): Record<string, number> {
  const functions = hotFunctions(flameTree(profiles.map((part) => ({ thread: 0, begin: 0, profile: part }))));
  return Object.fromEntries(functions.filter(({ self }) => self > 0).map(({ name, self }) => [name, self]));
}
