// Metrics as lines in CloudWatch's embedded metric format, within the limits of its specification.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
import { MetricError } from './errors.ts';

/** CloudWatch's units of metrics. */
export type EmfUnit =
  | 'None'
  | 'Percent'
  | 'Seconds'
  | 'Microseconds'
  | 'Milliseconds'
  | DataUnit
  | `${DataUnit}/Second`;
type DataUnit = 'Bits' | 'Bytes' | 'Count' | `${'Giga' | 'Kilo' | 'Mega' | 'Tera'}${'bits' | 'bytes'}`;

export interface EmfMetric {
  /** 1 to 1024 characters, and no other member's of the line. */
  readonly name: string;
  readonly unit: EmfUnit;
  /** One or several, finite, of at most 2^360; a line has up to 100 of one metric, and more of them make further lines. */
  readonly value: number | readonly number[];
}

export interface EmfRecord {
  /** 1 to 1024 characters. */
  readonly namespace: string;
  /** Milliseconds since the Unix epoch, of which a line has the whole ones. */
  readonly timestamp: number;
  /**
   * Up to 30: names of 1 to 250 characters, values of 1 to 1024, printable ones of ASCII and not only blanks; no name begins with
   * a colon. Each combination of values is a metric that is paid for.
   */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly metrics: readonly EmfMetric[];
  /** Further members: to be found in the log, and no metrics. Together with the metrics at most 1 MiB of JSON. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Of one metric in a line, and metrics of a line. */
export const mostEmfValues = 100;

const limits = { metrics: 100, dimensions: 30, namespace: 1024, name: 1024, dimensionName: 250, dimensionValue: 1024 };
/** Of an event of CloudWatch Logs, which counts 26 bytes of its own. */
const mostBytes = 2 ** 20 - 26;
const largestValue = 2 ** 360;
/** Of a Date. */
const latestTimestamp = 8.64e15;

/**
 * The record as JSON, one text a line: more than one where it has more than 100 metrics, or values of one metric. The first has
 * the properties. Write them by `writeLine`: what stands before or around a line keeps CloudWatch from seeing metrics in it.
 *
 * Throws MetricError KINGLET_RUNTIME_METRIC for what the format has no room for.
 */
export function emfLines(record: EmfRecord): string[] {
  checkEmf(record);
  const { metrics, properties = {}, timestamp } = record;
  if (!(Number.isFinite(timestamp) && timestamp >= 0 && timestamp <= latestTimestamp))
    throw new MetricError(`Expected the timestamp to be milliseconds since the Unix epoch, found ${show(timestamp)}`);
  checkMembers(record);
  const parts = slices(metrics);
  return parts.map((part, i) => lineOf(record, part, i === 0 ? properties : {}));
}

/** Throws MetricError KINGLET_RUNTIME_METRIC for a namespace or dimensions that no line could have. */
export function checkEmf({ namespace, dimensions }: Pick<EmfRecord, 'dimensions' | 'namespace'>): void {
  checkText('the namespace', namespace, limits.namespace);
  const entries = Object.entries(dimensions);
  if (entries.length > limits.dimensions)
    throw new MetricError(`Expected at most ${limits.dimensions} dimensions, found ${entries.length}`);
  for (const [name, value] of entries) {
    checkDimensionText('the name of a dimension', name, limits.dimensionName);
    if (name.startsWith(':'))
      throw new MetricError(`Expected a dimension without a colon before it, found ${show(name)}`);
    checkDimensionText(`the dimension ${JSON.stringify(name)}`, value, limits.dimensionValue);
  }
}

/** Throws MetricError KINGLET_RUNTIME_METRIC for what is no metric. */
export function checkEmfMetric({ name, unit, value }: EmfMetric): void {
  checkText('the name of a metric', name, limits.name);
  if (!units.test(unit))
    throw new MetricError(
      `Expected a unit of CloudWatch's such as Count, Milliseconds or Bytes for ${JSON.stringify(name)}, found ${show(unit)}`,
    );
  const values = Array.isArray(value) ? (value as readonly number[]) : [value as number];
  const bad = values.findIndex((one) => typeof one !== 'number' || !(Math.abs(one) <= largestValue));
  if (values.length === 0 || bad >= 0)
    throw new MetricError(
      `Expected finite numbers of at most 2^360 for the metric ${show(name)}, found ${values.length ? show(values[bad]) : 'none'}`,
    );
}

const units =
  /^(None|Percent|Seconds|Microseconds|Milliseconds|(Count|((Kilo|Mega|Giga|Tera)(bits|bytes)|Bits|Bytes))(\/Second)?)$/;

/** Every member of a line has a name of its own. */
function checkMembers({ metrics, dimensions, properties = {} }: EmfRecord): void {
  const names = new Set(['_aws']);
  for (const metric of metrics) checkEmfMetric(metric);
  for (const name of [
    ...Object.keys(dimensions),
    ...metrics.map((metric) => metric.name),
    ...Object.keys(properties),
  ]) {
    if (names.has(name))
      throw new MetricError(
        `Expected different names of dimensions, metrics and properties, found ${show(name)} twice`,
      );
    names.add(name);
  }
}

function checkText(what: string, text: unknown, most: number): void {
  if (typeof text === 'string' && text !== '' && text.length <= most) return;
  const found = typeof text === 'string' ? `one of ${text.length}` : show(text);
  throw new MetricError(`Expected ${what} to be a text of 1 to ${most} characters, found ${found}`);
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html */
function checkDimensionText(what: string, text: string, most: number): void {
  checkText(what, text, most);
  if (!/^ *[!-~][ -~]*$/.test(text))
    throw new MetricError(`Expected ${what} to be printable ASCII and not only blanks, found ${show(text)}`);
}

function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** The metrics of each line. */
function slices(metrics: readonly EmfMetric[]): EmfMetric[][] {
  const lines: EmfMetric[][] = [];
  const lengthOf = ({ value }: EmfMetric): number => (typeof value === 'number' ? 1 : value.length);
  const most = Math.max(1, ...metrics.map(lengthOf));
  for (let from = 0; from < most; from += mostEmfValues) {
    const some = metrics.filter((metric) => lengthOf(metric) > from).map((metric) => sliceOf(metric, from));
    for (let at = 0; at === 0 || at < some.length; at += limits.metrics)
      lines.push(some.slice(at, at + limits.metrics));
  }
  return lines;
}

function sliceOf(metric: EmfMetric, from: number): EmfMetric {
  const { value } = metric;
  return typeof value === 'number' ? metric : { ...metric, value: value.slice(from, from + mostEmfValues) };
}

function lineOf(
  { namespace, timestamp, dimensions }: EmfRecord,
  metrics: readonly EmfMetric[],
  properties: Readonly<Record<string, unknown>>,
): string {
  const directive = {
    Namespace: namespace,
    Dimensions: [Object.keys(dimensions)],
    Metrics: metrics.map(({ name, unit }) => ({ Name: name, Unit: unit })),
  };
  const line = JSON.stringify({
    _aws: { Timestamp: Math.trunc(timestamp), CloudWatchMetrics: [directive] },
    ...dimensions,
    ...Object.fromEntries(metrics.map(({ name, value }) => [name, value])),
    ...properties,
  });
  const bytes = line.length * 3 > mostBytes ? new TextEncoder().encode(line).length : line.length;
  if (bytes <= mostBytes) return line;
  throw new MetricError(`Expected properties that leave a line of at most ${mostBytes} bytes, found one of ${bytes}`);
}
