// Cold starts of the minimal handler: Kinglet's quickjs bootstrap and Node, over the floor of a static C program.
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildResult, build } from '@kinglet/bundler';
import { type Arch, commandFor } from '@kinglet/emulator';
import type { Chart } from '../chart.ts';
import { floorFile } from '../launcher.ts';
import { type ColdStart, measureColdStarts, requireColdStarts } from '../measureColdStarts.ts';
import { medianInterval } from '../statistics.ts';
import type { Comparison, Suite, SuiteContext, SuiteResult } from '../suite.ts';

const entry = fileURLToPath(new URL('../handlers/minimal.ts', import.meta.url));
const arch = process.arch as Arch;

export const suite: Suite = {
  title: 'Cold start of a minimal handler',
  description:
    'From posix_spawn to the first bytes of GET /next at a listener on loopback, measured by a C launcher with CLOCK_MONOTONIC, ' +
    'starts interleaved. The floor is a static C program that only connects and asks; node is the same handler in ' +
    "Kinglet's runtime loop on Node.",
  run,
};

async function run(context: SuiteContext): Promise<SuiteResult> {
  const { progress, quick, workDir } = context;
  progress.update('building');
  const quickjs = await build({ entry, engine: 'quickjs', arch, outDir: join(workDir, 'quickjs') });
  const node = await build({ entry, engine: 'node', arch, outDir: join(workDir, 'node') });
  const rows = [
    { label: 'floor', command: [floorFile()] },
    { label: 'quickjs', command: commandFor(quickjs.bootstrap, arch), cwd: quickjs.dir },
    { label: 'node', command: [process.execPath, node.bootstrap], cwd: dirname(node.bootstrap) },
  ];
  const runs = quick ? 20 : 100;
  const onProgress = (done: number, total: number): void => progress.update('cold starts', done, total);
  const [floor, own, peer] = requireColdStarts(await measureColdStarts(rows, { runs, onProgress })) as Measured;
  return {
    comparisons: compare(floor, own, peer, { quickjs, node }),
    charts: [chartOf(floor, own, peer)],
    versions: { kinglet: `quickjs engine, ${quickjs.flavour ?? 'core'}, ${arch}`, node: process.versions.node },
    notes: [
      `${runs} starts per row. 95 % intervals of the medians in ms: ${[floor, own, peer].map(intervalOf).join(', ')}.`,
      'Peak memory is VmHWM while the process waits for its first event; the zip of node does not hold Node itself.',
    ],
  };
}

type Measured = [floor: ColdStart, own: ColdStart, peer: ColdStart];

function compare(
  floor: ColdStart,
  own: ColdStart,
  peer: ColdStart,
  builds: { readonly quickjs: BuildResult; readonly node: BuildResult },
): Comparison[] {
  const cold = { case: 'minimal handler, cold start', unit: 'ms', better: 'lower', against: 'node' } as const;
  return [
    { ...cold, metric: 'p50', values: { kinglet: own.p50, node: peer.p50, floor: floor.p50 }, bar: { ratio: 40 } },
    { ...cold, metric: 'p99', values: { kinglet: own.p99, node: peer.p99, floor: floor.p99 } },
    {
      case: 'minimal handler, cold start above the floor',
      metric: 'p50',
      unit: 'ms',
      better: 'lower',
      values: { kinglet: own.p50 - floor.p50 },
      against: null,
      bar: { limit: 0.6 },
    },
    {
      case: 'minimal handler, waiting for an event',
      metric: 'peak memory',
      unit: 'KiB',
      better: 'lower',
      values: { kinglet: own.maxRssKb, node: peer.maxRssKb, floor: floor.maxRssKb },
      against: 'node',
    },
    {
      case: 'minimal handler, what is deployed',
      metric: 'zip',
      unit: 'bytes',
      better: 'lower',
      values: { kinglet: builds.quickjs.zipBytes, node: builds.node.zipBytes, floor: statSync(floorFile()).size },
      against: null,
    },
  ];
}

function chartOf(floor: ColdStart, own: ColdStart, peer: ColdStart): Chart {
  const line = { floor: 'static C', own: 'Kinglet', peer: 'Node' };
  return {
    title: 'Cold start, minimal handler',
    subtitle: `process start to first GET /next, ${own.n} starts each, ${arch}`,
    unit: 'ms',
    scale: 'log',
    valueHeader: 'p50 ms',
    highHeader: 'p99 ms',
    lines: [
      { label: line.floor, detail: 'the floor', value: floor.p50, high: floor.p99, tone: 'floor' },
      { label: line.own, detail: 'quickjs', value: own.p50, high: own.p99, tone: 'kinglet' },
      { label: line.peer, detail: process.versions.node, value: peer.p50, high: peer.p99, tone: 'peer' },
    ],
  };
}

function intervalOf({ label, samples }: ColdStart): string {
  const { low, high } = medianInterval(samples);
  return `${label} ${low.toFixed(3)} to ${high.toFixed(3)}`;
}
