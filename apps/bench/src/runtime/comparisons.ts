// What the bars of all engines share.
import { median } from '../statistics.ts';
import type { Comparison } from '../suite.ts';
import { cpuPerEvent, type Measurements } from './measurements.ts';

/** A figure of our own that may be at most `limit`; without a bar when there is none. */
export function limitRow(name: string, metric: string, unit: string, value: number, limit?: number): Comparison {
  const bar = limit === undefined ? {} : { bar: { limit } };
  return { case: name, metric, unit, better: 'lower', values: { kinglet: value }, against: null, ...bar };
}

/** Our own figure against one peer's, of which it has to be at least `ratio` times as good. */
export function ratioRow(
  name: string,
  [metric, unit]: readonly [string, string],
  own: number,
  [peer, theirs]: readonly [string, number],
  ratio: number,
): Comparison {
  const values = { kinglet: own, [peer]: theirs };
  return { case: name, metric, unit, better: 'lower', values, against: peer, bar: { ratio } };
}

/** Microseconds of CPU time of an echo, by label, of those that did not fail. */
export function echoCpu({ echo }: Measurements): Record<string, number> {
  const whole = echo.filter(({ failure }) => failure === undefined);
  return Object.fromEntries(whole.map((served) => [served.label, median(cpuPerEvent(served))]));
}

/** Of the two ways to start the Rust client the one that takes less. */
export function cheaperRust(cpu: Readonly<Record<string, number>>): string | undefined {
  const rust = Object.keys(cpu).filter((name) => name.startsWith('lambda_runtime'));
  return rust.toSorted((a, b) => (cpu[a] ?? 0) - (cpu[b] ?? 0))[0];
}
