// A replay as a page: the traffic, each policy's instances below it, cost against misses.

import { renderPage } from '../chart/page.ts';
import { type PolicyPoint, policyChart } from '../chart/policyChart.ts';
import { type TimelineRow, timelineChart } from '../chart/timelineChart.ts';
import { headline, paretoLine, replayRows, unitOf } from './renderReplay.ts';
import { missRate, type Replay, type ReplayRun } from './replay.ts';

export function replayPage(result: Replay): string {
  const { trace } = result;
  return renderPage({
    title: `${trace.name}: instances by policy`,
    lede: `${headline(result)}. ${paretoLine(result)}`,
    chart: (width, id) =>
      [drawTimeline(result, width, `${id}-time`), drawPolicies(result, width, `${id}-cost`)].join('\n'),
    table: replayRows(result),
    caption: 'What each policy cost and missed',
    methodTitle: 'How it was simulated',
    method: methodOf(result),
  });
}

function drawTimeline({ trace, runs }: Replay, width: number, id: string): string {
  const [unit, unitMs] = unitOf(trace.durationMs);
  const [first] = runs;
  const points = first?.result.timeline ?? [];
  const stepMs = (points[1]?.atMs ?? trace.durationMs) - (points[0]?.atMs ?? 0);
  const traffic = points.map(({ atMs, requests }) => ({ x: atMs / unitMs, y: requests / (stepMs / 1000) }));
  const rows: TimelineRow[] = [
    { label: 'traffic', unit: 'requests a second', tone: 'other', points: traffic, scale: 'traffic' },
    ...runs.map((run) => instancesRow(run, unitMs)),
  ];
  return timelineChart(rows, {
    id,
    width,
    title: `${trace.name}: traffic, and the instances of each policy`,
    xTitle: unit,
    xEnd: trace.durationMs / unitMs,
    markTitle: 'misses, part of the requests',
  });
}

function instancesRow({ name, result }: ReplayRun, unitMs: number): TimelineRow {
  return {
    label: name,
    unit: 'instances',
    tone: toneOf(name),
    points: result.timeline.map(({ atMs, instances }) => ({ x: atMs / unitMs, y: instances })),
    marks: result.timeline
      .filter(({ misses }) => misses > 0)
      // A request may be missed in a later stretch than it came in.
      .map(({ atMs, misses, requests }) => ({ x: atMs / unitMs, part: Math.min(1, misses / Math.max(1, requests)) })),
    scale: 'instances',
  };
}

function drawPolicies({ runs, trace }: Replay, width: number, id: string): string {
  const points: PolicyPoint[] = runs.map(({ name, result, isPareto }) => ({
    label: name,
    tone: toneOf(name),
    x: result.cost,
    y: 100 * missRate(result),
    isPareto,
  }));
  const titles = { xTitle: 'cost, dollars', yTitle: 'misses, % of the requests' };
  return policyChart(points, { id, width, title: `${trace.name}: cost against misses`, ...titles });
}

function toneOf(name: string): 'other' | 'own' {
  return name === 'yours' ? 'own' : 'other';
}

function methodOf({ seed, fleet, runs }: Replay): string[] {
  return [
    'Requests are served one by one in a simulation, the same with the same service times under every policy; no engine was measured.',
    `The fleet: ${JSON.stringify(fleet)}. Seed ${seed}.`,
    ...runs.map(({ name, policy }) => `${name}: ${JSON.stringify(policy)}.`),
  ];
}
