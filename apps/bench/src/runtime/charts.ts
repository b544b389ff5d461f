// The charts of the suite `runtime`.
import type { Chart } from '../chart.ts';
import { median } from '../statistics.ts';
import { engines } from './contestants.ts';
import { cpuPerEvent, type Measurements } from './measurements.ts';

/** Every program, on a logarithmic scale. */
export function coldChart({ cold }: Measurements): Chart {
  return {
    title: 'Cold start, minimal handler, every client',
    subtitle: `process start to first GET /next, ${process.arch}`,
    unit: 'ms',
    scale: 'log',
    valueHeader: 'p50 ms',
    highHeader: 'p99 ms',
    lines: cold.map(({ label, p50, p99 }) => ({
      label: names[label] ?? label,
      value: p50,
      high: p99,
      tone: toneOf(label),
    })),
  };
}

/** Every program that answered. */
export function echoChart({ echo }: Measurements): Chart {
  return {
    title: 'CPU time of an echo of 1 KB',
    subtitle: `user and system, microseconds per event, ${process.arch}`,
    unit: 'µs',
    scale: 'linear',
    valueHeader: 'CPU µs',
    lines: echo
      .filter(({ rounds }) => rounds.length > 0)
      .map((served) => ({
        label: names[served.label] ?? served.label,
        value: median(cpuPerEvent(served)),
        tone: toneOf(served.label),
      })),
  };
}

const names: Readonly<Record<string, string>> = {
  floor: 'static C',
  ...Object.fromEntries(engines.map((engine) => [engine, `Kinglet ${engine}`])),
};

function toneOf(label: string): 'floor' | 'kinglet' | 'peer' {
  if (label === 'floor') return 'floor';
  return engines.some((engine) => engine === label) ? 'kinglet' : 'peer';
}
