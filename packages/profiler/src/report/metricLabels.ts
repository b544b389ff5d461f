// How metrics are called where people read them, and which share one reason for not being there.
import { isMeasured, type Measured, type Metrics } from '../measurement.ts';
import { percent } from './figures.ts';

/** `branchMpki` is `branch MPKI`, `pageFaults` is `page faults`. */
export function metricLabel(name: string): string {
  const words = name.replace(/([a-z0-9])(?=[A-Z])/g, '$1 ').split(' ');
  return words.map((word) => (isAcronym(word) ? word.toUpperCase() : word.toLowerCase())).join(' ');
}

export function measuredOf(metrics: Metrics): readonly (readonly [string, Measured])[] {
  return Object.entries(metrics).flatMap(([name, metric]) => (isMeasured(metric) ? [[name, metric] as const] : []));
}

/** Each reason once, with the names of all metrics that it holds for. */
export function reasonsOf(metrics: Metrics): ReadonlyMap<string, readonly string[]> {
  const reasons = new Map<string, string[]>();
  for (const [name, metric] of Object.entries(metrics)) {
    if (isMeasured(metric)) continue;
    const names = reasons.get(metric.unavailable) ?? [];
    reasons.set(metric.unavailable, [...names, name]);
  }
  return reasons;
}

/** `pmu`, or `pmu, 48.0 % counted` where events took turns and the value is scaled. */
export function confidenceLabel({ confidence, counted }: Measured): string {
  return counted === undefined || counted >= 1 ? confidence : `${confidence}, ${percent(counted)} counted`;
}

function isAcronym(word: string): boolean {
  return /^(cpu|gc|io|ipc|l1d|l1i|l2|l3|ll|llc|mpki|neon|rss|simd|sve|tlb)$/i.test(word);
}
