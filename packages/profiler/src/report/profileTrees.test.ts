import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleProfile } from '../../test/sampleReport.ts';
import { sampleDurations } from '../sampling/sampleTimes.ts';
import { locationOf, placeOf } from './functionPlace.ts';
import type { CpuProfile } from './profileReport.ts';
import { cpuTree, heapTree, hottestOfCpu } from './profileTrees.ts';

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
        const durations = sampleDurations(profile);
        const busy = durations.filter((_, at) => nodeOf(profile.samples[at]!) !== 0);

        const sum = busy.reduce((whole, microseconds) => whole + microseconds / 1000, 0);
        expect(tree.total[0]).toBeCloseTo(sum, 6);
        for (const { self, total } of hottestOfCpu({ thread: 0, begin: 0, profile })) {
          expect(self).toBeLessThanOrEqual(total + 1e-9);
          expect(total).toBeLessThanOrEqual(profile.endTime / 1000);
        }
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

    expect(tree.frames[tree.frame[nodeOf(idOf('multiply'))]!]!.functionName).toBe('multiply');
    expect(nodeOf(idOf('(idle)'))).toBe(0);
    expect(tree.total[0]).toBeCloseTo(900, 6);
  });
});

it('heapTree adds up what functions hold', () => {
  const node = (id: number, name: string, selfSize: number, children: never[] = []) => ({
    ...{ id, callFrame: callFrame(name), selfSize, children },
  });
  const head = { ...node(1, '(root)', 0), children: [node(2, 'b', 10), node(3, 'a', 30), node(4, 'b', 5)] };

  const tree = heapTree({ head, samples: [] });

  expect([...tree.total]).toEqual([45, 30, 15]);
  expect(tree.frame.slice(1).map((frame) => tree.frames[frame]!.functionName)).toEqual(['a', 'b']);
});

it('placeOf leaves the file and its folder, locationOf all of it', () => {
  expect(placeOf({ url: 'a.js', line: 2 })).toBe('a.js:2');
  expect(placeOf({ url: 'file:///app/src/a.js', line: 2 })).toBe('src/a.js:2');
  expect(placeOf({ url: '', line: 0 })).toBe('');
  expect(locationOf(callFrame('x'))).toBe('a.js:2:2');
  expect(locationOf({ ...callFrame('x'), columnNumber: -1 })).toBe('a.js:2');
  expect(locationOf({ ...callFrame('x'), url: '', lineNumber: -1 })).toBe('');
});
