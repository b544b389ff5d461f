// What a metric of a span comes to for each of its calls.
import { isMeasured, type Measurement } from './measurement.ts';
import type { SpanSummary } from './report/profileReport.ts';

/**
 * A metric of a span divided by how often it ran, such as the joules of an inference: `perCall(span, 'joules')` of a profiler
 * with `power: 'spans'`. Of sums, not of ratios as `ipc`. Unavailable, with the reason, where the metric is.
 */
export function perCall({ name, count, metrics }: SpanSummary, metric: string): Measurement {
  const total = metrics[metric];
  if (!total) return { unavailable: `nothing counted ${metric} of ${name}` };
  if (!isMeasured(total)) return total;
  if (!summed.has(total.unit)) return { unavailable: `${metric} is no sum: it is the same for one call as for all` };
  if (count === 0) return { unavailable: `${name} has not ended yet` };
  return { ...total, value: total.value / count, source: `(${total.source}) / ${count} calls` };
}

const summed: ReadonlySet<string> = new Set(['bytes', 'count', 'joules', 'milliseconds']);
