// The three scenes: what they show is what is there, and one gets from each box to those beside it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../test/sampleReport.ts';
import { preorderTree } from '../report/preorderTree.ts';
import { runScene } from './runScene.ts';
import { packRuns, unpackRuns } from './runs.ts';
import type { Box, Direction, Scene } from './scene.ts';
import { pageSpans } from './sections/timelineSection.ts';
import { sourceProfiles } from './sourceProfile.ts';
import { spanScene } from './spanScene.ts';
import { treeScene } from './treeScene.ts';

const report = sampleReport();
const profiles = sourceProfiles(report);
const [profile] = profiles;
const tree = preorderTree(profile!.page.tree);
const runs = unpackRuns(profile!.runs!);
const scenes: Readonly<Record<string, Scene>> = {
  weight: treeScene(tree, 'milliseconds'),
  time: runScene(tree, runs),
  spans: spanScene(pageSpans(report.records)),
  heap: treeScene(preorderTree(profiles.at(-1)!.page.tree), 'bytes'),
};

const opposite: Readonly<Record<Direction, Direction>> = { up: 'down', down: 'up', left: 'right', right: 'left' };

function middle({ from, to }: Box): number {
  return (from + to) / 2;
}

function named(scene: Scene, name: string): Box {
  return scene.find((text) => text === name).boxes[0]!;
}

describe.each(Object.entries(scenes))('the scene of %s', (_, scene) => {
  const all = scene.visible(0, scene.end, 100_000);

  it('has boxes inside its axis and rows, none over another', () => {
    expect(all.length).toBeGreaterThan(3);
    const ordered = all.toSorted((a, b) => a.row - b.row || a.from - b.from);
    for (const [at, { row, from, to }] of ordered.entries()) {
      const before = ordered[at - 1]?.row === row ? ordered[at - 1]!.to : 0;
      expect(row).toBeLessThan(scene.rows);
      expect(from).toBeGreaterThanOrEqual(before - 1e-9);
      expect(to).toBeLessThanOrEqual(scene.end + 1e-9);
    }
  });

  it('finds at a place the box that is drawn there', () => {
    for (const box of all.slice(0, 400)) expect(scene.at(middle(box), box.row)?.id).toBe(box.id);
    expect(scene.at(-1, 0)).toBeUndefined();
    expect(scene.at(scene.end + 1, 1)).toBeUndefined();
    expect(scene.at(scene.end / 2, scene.rows + 3)).toBeUndefined();
  });

  it('goes from a box to those around it, and up again to where it came from', () => {
    for (const drawn of all.slice(0, 200)) {
      const box = scene.at(middle(drawn), drawn.row)!;
      const below = scene.near(box, 'down');
      if (below) expect(scene.near(below, 'up')).toEqual(box);
      for (const direction of ['left', 'right'] as const) {
        const next = scene.near(box, direction);
        if (!next) continue;
        expect(next.row).toBe(box.row);
        expect(direction === 'left' ? next.to <= box.from + 1e-9 : next.from >= box.to - 1e-9).toBe(true);
        expect(scene.near(next, opposite[direction])).toEqual(box);
      }
      expect(scene.path(box).at(-1)).toEqual(box);
      expect(scene.describe(box)[0]).toBe(scene.label(box.id));
    }
  });

  it('draws of a part what that part holds, however few pixels there are', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (at, size) => {
          const from = at * scene.end * (1 - size);
          const to = from + size * scene.end;
          const boxes = scene.visible(from, to, 50);

          expect(boxes.length).toBeLessThanOrEqual(52 * scene.rows);
          for (const box of boxes) expect(box.from <= to && box.to >= from).toBe(true);
        },
      ),
    );
  });

  it('finds nothing where nothing matches', () => {
    const found = scene.find(() => false);

    expect(found.boxes).toEqual([]);
    expect(found.matches.every((one) => one === 0)).toBe(true);
  });
});

describe('treeScene', () => {
  const scene = scenes.weight!;

  it('has callers above callees and the heaviest left', () => {
    const labels = scene.path(named(scene, 'multiply')).map(({ id }) => scene.label(id));

    expect(labels).toEqual(['everything', 'handle', 'predict', 'multiply']);
    expect(named(scene, 'handle').from).toBe(0);
    expect(scene.tone(named(scene, 'log').id)).toBe('dependency');
  });

  it('adds up what is found, recursion once', () => {
    expect(scene.find((text) => text === 'fib').summary).toBe('1 function, 75 ms (8.3 %)');
    expect(scene.find((text) => text.includes('matrix.ts')).summary).toBe('2 functions, 483 ms (53.7 %)');
    expect(scenes.heap!.find((text) => text === 'multiply').summary).toBe('1 function, 2.29 MiB (78.9 %)');
  });

  it('describes a call with its share', () => {
    expect(scene.describe(named(scene, 'softmax'))).toEqual([
      'softmax',
      'file:///app/src/matrix.ts:50:3',
      'total 67 ms (7.4 %)',
      'self 57 ms (6.3 %)',
    ]);
  });
});

describe('runScene', () => {
  const scene = scenes.time!;

  it('has the samples where they were, idle time empty', () => {
    const { samples, nodes } = report.cpu[0]!.profile;
    const nameOf = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
    samples.slice(0, 300).forEach((id, at) => {
      const onStack = Array.from({ length: scene.rows }, (_, row) => scene.at(at + 1.5, row));
      const top = onStack.findLast((box) => box !== undefined);
      expect(top && scene.label(top.id)).toBe(nameOf.get(id) === '(idle)' ? undefined : nameOf.get(id));
    });
  });

  it('adds up as the tree does', () => {
    const total = scene.find((text) => text === 'multiply').boxes.reduce((sum, { from, to }) => sum + to - from, 0);

    expect(total).toBeCloseTo(416, 6);
    expect(scene.describe(named(scene, 'multiply')).at(-1)).toMatch(/^here for .* from .* on$/);
  });
});

describe('spanScene', () => {
  const scene = scenes.spans!;

  it('has a lane for each thread and what failed in another tone', () => {
    expect([...scene.titles.values()]).toEqual(['main thread', 'worker 2']);
    const failed = scene.visible(0, scene.end, 1000).filter(({ id }) => scene.tone(id) === 'failed');
    expect(failed.map((box) => scene.describe(box).at(-1))).toEqual(['failed: overflow ']);
    expect(scene.find((text) => text === 'train').summary).toBe('10 spans, 770 ms added up');
  });

  it('has children below the row of what they were opened in', () => {
    for (const box of scene.find((text) => text === 'predict').boxes) {
      const above = scene.near(box, 'up')!;
      expect(scene.label(above.id)).toBe('request');
      expect(above.row).toBeLessThan(box.row);
    }
  });

  it('takes spans of no length, that end before they begin, whose parents are gone', () => {
    const record = { id: 1, parent: 99, name: 'a', begin: 5, end: 4, thread: 0 };
    const odd = spanScene(pageSpans([record, { ...record, id: 2, parent: 1, end: 5 }]));

    expect(odd.visible(0, odd.end, 100).map(({ row }) => row)).toEqual([1, 2]);
    expect(odd.end).toBe(5);
  });
});

describe('runs', () => {
  it('come back as they were, neighbours of one node joined', () => {
    const list = fc.array(fc.tuple(fc.nat(100_000), fc.integer({ min: 0, max: 1e9 })));
    fc.assert(
      fc.property(list, (made) => {
        const { node, begin } = unpackRuns(
          packRuns(made.map(([id, microseconds]) => [id, microseconds / 1000] as const)),
        );

        let now = 0;
        for (const [id, microseconds] of made) {
          if (microseconds === 0) continue;
          const at = begin.findLastIndex((value) => value <= now + microseconds / 2000);
          expect(node[at]).toBe(id);
          now += microseconds / 1000;
        }
        expect(begin.at(-1)).toBeCloseTo(now, 2);
        node.slice(1).forEach((id, at) => void expect(id).not.toBe(node[at]));
      }),
    );
  });
});
