import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleProfile } from '../../test/sampleReport.ts';
import { hottestFunctions, placeOf } from './hottestFunctions.ts';
import type { CpuProfile } from './profileReport.ts';
import { cpuTree, heapTree, sampleTimes } from './profileTree.ts';

const callFrame = (functionName: string) => ({
  functionName,
  scriptId: '0',
  url: 'a.js',
  lineNumber: 1,
  columnNumber: 1,
});

/** Any tree of up to 40 nodes whose functions are a few, with samples of it. */
const profiles = fc
  .tuple(fc.array(fc.tuple(fc.nat(), fc.nat(3)), { maxLength: 40 }), fc.array(fc.tuple(fc.nat(), fc.nat(2000))))
  .map(([made, taken]): CpuProfile => {
    const children = Array.from({ length: made.length + 1 }, (): number[] => []);
    made.forEach(([above], at) => void children[above % (at + 1)]!.push(at + 2));
    const names = ['(root)', ...made.map(([, which]) => `f${which}`)];
    return {
      nodes: names.map((name, at) => ({ id: at + 1, callFrame: callFrame(name), children: children[at]! })),
      startTime: 0,
      endTime: taken.reduce((sum, [, delta]) => sum + delta, 1000),
      samples: taken.map(([node]) => 1 + (node % names.length)),
      timeDeltas: taken.map(([, delta]) => delta),
    };
  });

describe('cpuTree', () => {
  it('keeps every sampled millisecond but those of the root', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { tree, nodeOf } = cpuTree(profile);
        const busy = [...sampleTimes(profile)].filter(([id]) => nodeOf.get(id) !== 0);

        expect(tree.total[0]).toBeCloseTo(
          busy.reduce((sum, [, milliseconds]) => sum + milliseconds, 0),
          6,
        );
        const hot = hottestFunctions(tree);
        expect(hot.reduce((sum, { self }) => sum + self, 0)).toBeCloseTo(tree.total[0]!, 6);
        for (const { self, total } of hot) expect(total).toBeLessThanOrEqual(tree.total[0]! + 1e-6 + self * 0);
      }),
    );
  });

  it('has each node inside its caller, callees by descending total, one for a function', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { tree } = cpuTree(profile);
        for (let node = 1; node < tree.frame.length; node++) {
          const above = tree.parent[node]!;
          expect(above < node && node < tree.end[above]! && tree.end[node]! <= tree.end[above]!).toBe(true);
          expect(tree.start[node]! + tree.total[node]!).toBeLessThanOrEqual(
            tree.start[above]! + tree.total[above]! + 1e-6,
          );
          const sibling = tree.end[node]!;
          if (tree.parent[sibling] !== above || sibling >= tree.frame.length) continue;
          expect(tree.total[sibling]!).toBeLessThanOrEqual(tree.total[node]! + 1e-9);
          expect(tree.frame[sibling]).not.toBe(tree.frame[node]);
        }
      }),
    );
  });

  it('knows which of its nodes a sample is of; idle is none', () => {
    const profile = sampleProfile();
    const { tree, nodeOf } = cpuTree(profile);
    const idOf = (name: string) => profile.nodes.find((node) => node.callFrame.functionName === name)!.id;

    expect(tree.frames[tree.frame[nodeOf.get(idOf('multiply'))!]!]!.functionName).toBe('multiply');
    expect(nodeOf.get(idOf('(idle)'))).toBe(0);
    expect(tree.total[0]).toBeCloseTo(900, 6);
  });

  it('takes clocks that step back as standing still', () => {
    const { nodes } = sampleProfile();
    const times = [
      ...sampleTimes({ nodes, startTime: 0, endTime: 900, samples: [1, 2, 3], timeDeltas: [100, 500, -200] }),
    ];

    expect(times).toEqual([
      [1, 0.5],
      [2, 0],
      [3, 0.3],
    ]);
  });
});

it('heapTree adds up what functions hold', () => {
  const node = (id: number, name: string, selfSize: number, children: never[] = []) => ({
    ...{ id, callFrame: callFrame(name), selfSize, children },
  });
  const head = { ...node(1, '(root)', 8), children: [node(2, 'b', 10), node(3, 'a', 30), node(4, 'b', 5)] };

  const tree = heapTree({ head, samples: [] });

  expect([...tree.total]).toEqual([53, 30, 15]);
  expect(tree.frame.slice(1).map((frame) => tree.frames[frame]!.functionName)).toEqual(['a', 'b']);
});

it('placeOf leaves the file and its folder', () => {
  expect(placeOf(callFrame('x'))).toBe('a.js:2:2');
  expect(placeOf({ ...callFrame('x'), url: 'file:///app/src/a.js', columnNumber: -1 })).toBe('src/a.js:2');
  expect(placeOf({ ...callFrame('x'), url: '', lineNumber: -1 })).toBe('');
});
