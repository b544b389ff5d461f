// Alarms of CloudWatch, as PutMetricAlarm takes them.
import type { Measure, Metric, Statistic } from './measure.ts';

interface MetricQuery {
  readonly Id: string;
  readonly MetricStat?: { readonly Metric: Metric; readonly Period: number; readonly Stat: string };
  readonly Expression?: string;
  readonly ReturnData: boolean;
}

export interface MetricAlarm extends Partial<Metric> {
  readonly AlarmName: string;
  readonly Statistic?: Statistic;
  readonly Period?: number;
  readonly Metrics?: readonly MetricQuery[];
  readonly ComparisonOperator: 'GreaterThanThreshold' | 'LessThanThreshold';
  readonly Threshold: number;
  readonly EvaluationPeriods: number;
  readonly TreatMissingData: 'missing';
}

interface AlarmLimit {
  readonly side: 'above' | 'below';
  /** In the metric's units. */
  readonly threshold: number;
  /** Minutes in a row. */
  readonly periods: number;
}

/** An alarm on one metric, by the minute. */
export function metricAlarm(name: string, measure: Measure, wanted: Statistic, limit: AlarmLimit): MetricAlarm {
  const Statistic = measure.statistic ?? wanted;
  if (!measure.isSilentAtRest) return { ...limited(name, limit), ...measure.metric, Statistic, Period };
  const read = { Id: 'm', MetricStat: { Metric: measure.metric, Period, Stat: Statistic }, ReturnData: false };
  const filled = { Id: 'filled', Expression: 'FILL(m, 0)', ReturnData: true };
  return { ...limited(name, limit), Metrics: [read, filled] };
}

interface AlarmPart {
  readonly measure: Measure;
  /** What the metric is a part of. */
  readonly divisor: number;
}

/** One alarm on the largest of several metrics, each as a part. */
export function sharedAlarm(name: string, parts: readonly AlarmPart[], limit: AlarmLimit): MetricAlarm {
  const reads = parts.map(({ measure }, at) => ({
    Id: `m${at}`,
    MetricStat: { Metric: measure.metric, Period, Stat: measure.statistic ?? 'Average' },
    ReturnData: false,
  }));
  const values = parts.map(({ measure }, at) => (measure.isSilentAtRest ? `FILL(m${at}, 0)` : `m${at}`));
  const shares = parts.map(({ divisor }, at) => `${values[at]}/${divisor}`);
  // MAX passes over what is missing, a sum is missing with any of its terms: one that failed must not look idle.
  const Expression = `MAX([${shares.join(', ')}]) + 0 * (${values.join(' + ')})`;
  return { ...limited(name, limit), Metrics: [...reads, { Id: 'largest', Expression, ReturnData: true }] };
}

const Period = 60;

function limited(AlarmName: string, { side, threshold, periods }: AlarmLimit): MetricAlarm {
  return {
    AlarmName,
    ComparisonOperator: side === 'above' ? 'GreaterThanThreshold' : 'LessThanThreshold',
    Threshold: threshold,
    EvaluationPeriods: periods,
    // Neither breaching nor fine: what is not known changes nothing.
    TreatMissingData: 'missing',
  };
}
