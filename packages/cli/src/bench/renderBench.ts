// A result in words.
import { figure } from '../chart/distributionChart.ts';
import { textTable } from '../textTable.ts';
import type { BenchResult, BenchRun } from './benchResult.ts';
import { interval, percentileRows, runOf } from './series.ts';
import { intervalMethod, medianRatio } from './statistics.ts';

export function renderBench(result: BenchResult): string {
  const rows = percentileRows(result);
  return [
    headline(result),
    '',
    ...(rows.length > 1 ? [textTable(rows, ['left', 'left']), ''] : []),
    ...result.runs.map(runLine),
    ...comparison(result),
    intervalMethod,
  ].join('\n');
}

/** `fibonacci on AWS, eu-central-1`. */
export function headline({ label, where, region, machine, eventBytes }: BenchResult): string {
  const place = where === 'aws' ? `on AWS, ${region}` : `here: ${machine}`;
  return `${label} ${place}; an event of ${eventBytes} bytes`;
}

export function runLine({ arch, runtime, memoryMb, maxMemoryMb, zipBytes, isEmulated, cold, warm }: BenchRun): string {
  const size = zipBytes === undefined ? '' : `, zip ${(zipBytes / 1000).toFixed(1)} KB`;
  if (isEmulated)
    return `${arch}, ${runtime}, emulated${size}: ${cold.initMs.length} cold and ${warm.durationMs.length} warm events answered; its times and memory are the emulator's, and say nothing about ${arch}`;
  return `${arch}, ${runtime}${size}: at most ${maxMemoryMb} MB used of ${memoryMb} MB`;
}

function comparison(result: BenchResult): string[] {
  const arm64 = runOf(result, 'arm64');
  const x64 = runOf(result, 'x64');
  if (!arm64 || !x64) return [];
  return [
    ['initialization', x64.cold.initMs, arm64.cold.initMs] as const,
    ['warm', x64.warm.durationMs, arm64.warm.durationMs] as const,
  ]
    .filter(([, a, b]) => a.length > 0 && b.length > 0)
    .map(([what, a, b]) => {
      const ratio = medianRatio(a, b);
      return `x64 takes ${figure(ratio.value)} times as long as arm64 (${interval(ratio)}, bootstrap): ${what}, p50`;
    });
}
