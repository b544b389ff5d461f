// The rules that a fleet's state and its metrics have to keep.
import type { FleetState } from './decision.ts';
import { AutoscalerError } from './errors.ts';
import { foundText } from './foundText.ts';
import { isMetricName, type MetricName, type Metrics, metricNames, type Reading } from './metrics.ts';
import type { PolicyMode } from './policy.ts';

/** @throws AutoscalerError `KINGLET_AUTOSCALER_STATE` for a state that cannot be, or a `now` that is no time. */
export function checkState(state: FleetState, mode: PolicyMode, now: number): void {
  if (!isObject(state)) failState('state', 'an object', state);
  for (const name in state)
    if (!stateNames.has(name)) failState(name, `one of ${[...stateNames].join(', ')}`, 'no part of a state');
  const { instances, ready, memory } = state;
  if (!(Number.isFinite(now) && Math.abs(now) <= latest)) failState('now', 'milliseconds since the epoch', now);
  checkCount('instances', instances);
  if (ready !== undefined) checkCount('ready', ready);
  if (ready !== undefined && ready > instances) failState('ready', `at most instances ${instances}`, ready);
  if (memory === undefined) return;
  if (!isObject(memory)) failState('memory', 'what a decision gave, or left out', memory);
  if (memory.mode !== mode)
    failState('memory.mode', `${mode}; leave the memory out when the mode changes`, memory.mode);
}

const stateNames: ReadonlySet<string> = new Set(['instances', 'ready', 'memory']);

/** Of a Date: later times have no text. */
const latest = 8.64e15;

/** @throws AutoscalerError `KINGLET_AUTOSCALER_METRIC` for a metric that no measurement gives. */
export function checkMetrics(metrics: Metrics, now: number): void {
  if (!isObject(metrics)) failMetric('metrics', 'an object', metrics);
  for (const name in metrics) {
    if (!isMetricName(name)) failMetric(name, `one of ${metricNames.join(', ')}`, 'no such metric');
    const reading = metrics[name as MetricName];
    if (typeof reading === 'number') checkValue(name, reading);
    else if (reading !== undefined) checkReading(name, reading, now);
  }
}

const readingNames: ReadonlySet<string> = new Set(['value', 'at', 'reporting', 'missing']);

function checkReading(name: string, reading: Reading, now: number): void {
  if (!isObject(reading)) failMetric(name, 'a number or a reading; { value: undefined } where it is missing', reading);
  for (const part in reading)
    if (!readingNames.has(part))
      failMetric(`${name}.${part}`, `one of ${[...readingNames].join(', ')}`, 'no such part');
  const { value, at, reporting } = reading;
  if (value !== undefined) checkValue(name, value);
  if (at !== undefined && !(Number.isFinite(at) && at <= now)) failMetric(`${name}.at`, `a time up to now ${now}`, at);
  if (reporting !== undefined && !isCount(reporting))
    failMetric(`${name}.reporting`, 'a whole number from 0', reporting);
}

function checkValue(name: string, value: number): void {
  if (!(typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY))
    failMetric(name, 'a finite number from 0, or undefined where it is missing', value);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkCount(name: string, count: number): void {
  if (!isCount(count)) failState(name, 'a whole number from 0', count);
}

function isCount(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0;
}

function failState(name: string, expected: string, found: unknown): never {
  throw new AutoscalerError(
    'KINGLET_AUTOSCALER_STATE',
    `Expected \`${name}\` to be ${expected}, got ${foundText(found)}`,
  );
}

function failMetric(name: string, expected: string, found: unknown): never {
  throw new AutoscalerError(
    'KINGLET_AUTOSCALER_METRIC',
    `Expected \`${name}\` to be ${expected}, got ${foundText(found)}`,
  );
}
