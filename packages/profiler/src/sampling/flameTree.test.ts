import { expect, test } from 'vitest';
import type { CpuProfile, CpuProfileNode } from '../report/profileReport.ts';
import { type FlameNode, flameTree, heapFlameTree } from './flameTree.ts';
import { hotFunctions } from './hotFunctions.ts';

const node = (id: number, functionName: string, children: number[] = [], scriptId = '1'): CpuProfileNode => ({
  id,
  callFrame: {
    functionName,
    scriptId,
    url: functionName.startsWith('(') ? '' : 'a.js',
    lineNumber: 9,
    columnNumber: 2,
  },
  children,
});

const main: CpuProfile = {
  nodes: [node(1, '(root)', [5, 2]), node(2, 'main', [3, 4]), node(3, 'hot'), node(4, 'cold'), node(5, '')],
  startTime: 0,
  endTime: 100,
  samples: [3, 4, 3, 5, 2],
  timeDeltas: [10, 20, 10, 40, 10],
};

/** The same functions, of another script. */
const worker: CpuProfile = {
  nodes: [node(7, '(root)', [8], '9'), node(8, 'main', [9], '9'), node(9, 'cold', [], '9')],
  startTime: 500,
  endTime: 600,
  samples: [9],
  timeDeltas: [50],
};

test('adds up the calls of all threads, the largest first', () => {
  const tree = flameTree([
    { thread: 0, begin: 0, profile: main },
    { thread: 1, begin: 3, profile: worker },
  ]);
  const at = { url: 'a.js', line: 10 };
  expect(tree).toEqual({
    name: '(root)',
    url: '',
    line: 0,
    self: 0,
    total: 140,
    children: [
      {
        ...at,
        name: 'main',
        self: 10,
        total: 130,
        children: [
          { ...at, name: 'cold', self: 60, total: 60, children: [] },
          { ...at, name: 'hot', self: 60, total: 60, children: [] },
        ],
      },
      { ...at, name: '(anonymous)', self: 10, total: 10, children: [] },
    ],
  });
});

test('of nothing is an empty root', () => {
  expect(flameTree([])).toEqual({ name: '(root)', url: '', line: 0, self: 0, total: 0, children: [] });
  expect(hotFunctions(flameTree([]))).toEqual([]);
});

test('a function that calls itself is counted once', () => {
  const leaf = { url: '', line: 0, children: [] };
  const inner: FlameNode = { ...leaf, name: 'f', self: 3, total: 3 };
  const other: FlameNode = { ...leaf, name: 'g', self: 2, total: 5, children: [inner] };
  const tree: FlameNode = {
    ...leaf,
    name: '(root)',
    self: 0,
    total: 13,
    children: [
      { ...leaf, name: 'f', self: 4, total: 9, children: [other] },
      { ...leaf, name: 'f', self: 4, total: 4, children: [] },
    ],
  };
  expect(hotFunctions(tree)).toEqual([
    { name: 'f', url: '', line: 0, self: 11, total: 13 },
    { name: 'g', url: '', line: 0, self: 2, total: 5 },
  ]);
});

test('of a heap has bytes', () => {
  const { callFrame } = node(1, 'allocates');
  const head = { id: 1, selfSize: 0, callFrame, children: [{ id: 2, selfSize: 100, callFrame, children: [] }] };
  const heap = { head, samples: [{ nodeId: 2, size: 100, ordinal: 1 }] };
  expect(heapFlameTree([{ thread: 0, begin: 0, profile: heap }])).toMatchObject({
    total: 100,
    children: [{ name: 'allocates', self: 100 }],
  });
});

test('a million samples of 100 000 nodes, 50 000 deep, take well under a second', () => {
  const count = 100_000;
  const nodes = Array.from({ length: count }, (_, i) =>
    node(i + 1, `f${i % 500}`, i === count - 1 || i === count / 2 ? [] : i === 0 ? [2, count / 2 + 2] : [i + 2]),
  );
  const samples = Array.from({ length: 1_000_000 }, (_, i) => ((i * 7919) % count) + 1);
  const profile = { nodes, startTime: 0, endTime: 1e6, samples, timeDeltas: samples.map(() => 1) };
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    const tree = flameTree([{ thread: 0, begin: 0, profile }]);
    expect(tree.total).toBe(999_999);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  expect(hotFunctions(flameTree([{ thread: 0, begin: 0, profile }]))).toHaveLength(500);
  expect(Math.min(...times)).toBeLessThan(1000);
});
