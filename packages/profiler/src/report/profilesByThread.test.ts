import { expect, it } from 'vitest';
import { exportedReport, heapProfile, workerProfile } from '../../test/exportedReport.ts';
import { readPprof } from '../../test/readPprof.ts';
import { toPprof } from '../export/toPprof.ts';
import { toSpeedscope } from '../export/toSpeedscope.ts';
import { toTraceEvents } from '../export/toTraceEvents.ts';
import { reportPage } from '../page/reportPage.ts';
import { sliceProfile } from '../sampling/sliceProfile.ts';
import type { CpuProfile, ThreadProfile } from './profileReport.ts';
import { cpuByThread, heapByThread } from './profilesByThread.ts';
import { cpuTree, heapTree, hottestOfCpu } from './profileTrees.ts';
import { reportText } from './reportText.ts';

const whole: ThreadProfile<CpuProfile> = { thread: 0, begin: 10, profile: workerProfile };

/** As another profile of the same thread would have it: with ids of its own. */
function slice(from: number, to: number, idsFrom = 100): ThreadProfile<CpuProfile> {
  const profile = sliceProfile(workerProfile, from, to);
  const moved = (id: number) => id + idsFrom;
  const nodes = profile.nodes.map((node) => ({
    ...node,
    id: moved(node.id),
    ...(node.children && { children: node.children.map(moved) }),
  }));
  return { thread: 0, begin: 10 + from, profile: { ...profile, nodes, samples: profile.samples.map(moved) } };
}

function figures([one]: readonly ThreadProfile<CpuProfile>[]) {
  return hottestOfCpu(one!).map(({ name, self, total }) => [name, self.toFixed(6), total.toFixed(6)]);
}

it('leaves one profile of a thread as it is, threads in their order', () => {
  const worker = { ...whole, thread: 3 };
  const joined = cpuByThread([worker, whole]);
  expect(joined[0]).toBe(whole);
  expect(joined[1]).toBe(worker);
});

it.each([
  ['meet', 3.4, 3.4],
  ['overlap', 4.7, 2.2],
  ['lie in each other', 7.5, 2],
])('slices that %s add up to the profile that they are of', (_, end, begin) => {
  const joined = cpuByThread([slice(begin, 7.5, 7), slice(0, end)]);
  expect(joined).toHaveLength(1);
  expect(joined[0]).toMatchObject({ thread: 0, begin: 10 });
  expect(figures(joined)).toEqual(figures([whole]));
  expect(cpuTree(joined[0]!.profile).tree.total[0]).toBeCloseTo(5.5, 9);
});

it('counts nothing between slices that do not meet', () => {
  const [joined] = cpuByThread([slice(0, 2.5), slice(5.5, 7.5)]);
  const { tree, samples } = cpuTree(joined!.profile);
  expect(tree.total[0]).toBeCloseTo(1 + 0.5 + 1 + 0.5, 9);
  expect(samples).toBe(2 + 3);
  expect(joined!.profile.endTime - joined!.profile.startTime).toBeCloseTo(7500, 6);
});

it('adds up what was allocated, by function and caller', () => {
  const thread = { thread: 2, begin: 0, profile: heapProfile };
  const [joined, ...others] = heapByThread([thread, { ...thread, begin: 5 }]);
  expect(others).toEqual([]);
  const { total, self } = heapTree(joined!.profile);
  expect([[...total], [...self]]).toEqual([
    [10_240, 10_240, 8192],
    [0, 2048, 8192],
  ]);
  expect(joined!.profile.samples).toHaveLength(4);
});

it('a thread that was sampled in pieces has one table in the text, and one flame graph on the page and in other tools', () => {
  const heap = { thread: 0, begin: 0, profile: heapProfile };
  const report = exportedReport({ cpu: [slice(0, 3), slice(3, 7.5, 7)], heap: [heap, heap] });
  const text = reportText(report);
  expect(text.match(/^Hottest functions, main thread$/gm)).toHaveLength(1);
  expect(text.match(/^Allocated, main thread$/gm)).toHaveLength(1);
  expect(reportPage(report).match(/>CPU, main thread<\/option>/g)).toHaveLength(1);
  expect(toSpeedscope(report).match(/"CPU, main thread"/g)).toHaveLength(1);
  expect(toTraceEvents(report).match(/"name":"Profile"/g)).toHaveLength(1);
});

it('pprof gets no sample twice, and none of time that nobody sampled', () => {
  const cpuOf = (cpu: readonly ThreadProfile<CpuProfile>[]) => {
    const { samples } = readPprof(toPprof(exportedReport({ cpu, heap: [] })));
    return samples.reduce((sum, { values }) => sum + Number(values[1]), 0);
  };
  expect(cpuOf([slice(0, 4.5), slice(2, 7.5)])).toBeCloseTo(5.5e6, 0);
  expect(cpuOf([slice(0, 2.5), slice(5.5, 7.5)])).toBeCloseTo(3e6, 0);
});
