// What a handler for engine `native` imports from @kinglet/profiler.
import { Context, LogLevel, log } from '@kinglet/runtime';
import { ResponseStream } from '@kinglet/runtime/ResponseStream';
import { onCutOff } from '@kinglet/runtime/hooks';
import { InvocationFigures, UserMetric } from './figures';
import { cpuTime, hasFailed, Kept, keep, kept, writeLine } from './host';
import { checkFree, checkText, checkUnit } from './limits';
import { dimensions, outputs } from './options';
import { sendSegments } from './segments';
import { endSpans, forgetSpans, noSpan, openSpan, Span } from './spans';

export { setDimension, setNamespace } from './options';
export { Span } from './spans';

/** A line has up to 100 metrics, of which some are the invocation's own, of up to 100 values. */
const mostMetrics = 80;
const mostValues = 100;
const largestValue: f64 = 2.0 ** 360;
const metrics: UserMetric[] = [];
/** Whether a profiled invocation runs: what is added by others would stay for ever. */
let runs = false;

if (outputs.any) onCutOff(cutOff);

/**
 * Calls `work`, and measures the invocation: `return profileHandler(event, context, answer)`. Duration, processor time, peak
 * memory, cold or warm, failed or not; with the first one, the parts of the start. Without the variable KINGLET_PROFILER it only
 * calls.
 */
export function profileHandler<Event, Answer>(
  event: Event,
  context: Context,
  work: (event: Event, context: Context) => Answer,
): Answer {
  if (!outputs.any) return work(event, context);
  begin();
  const answer = work(event, context);
  end(hasFailed());
  return answer;
}

/** The same for a handler that streams its answer. */
export function profileStream(
  event: string,
  stream: ResponseStream,
  context: Context,
  work: (event: string, stream: ResponseStream, context: Context) => void,
): void {
  if (!outputs.any) {
    work(event, stream, context);
    return;
  }
  begin();
  work(event, stream, context);
  end(hasFailed());
}

/** Opens a span inside the one that is open; `span.end()` ends it. Kept where segments are sent, of a handler that is profiled. */
export function span(name: string): Span {
  return runs && outputs.xray ? openSpan(name) : noSpan;
}

/**
 * Adds a value of a metric, which the invocation's line has beside its own: several values of one name are one metric. `unit`:
 * one of CloudWatch's. Throws for what CloudWatch does not take, and for more than 80 metrics or 100 values of one. Of a handler that
 * is not profiled it does nothing.
 */
export function metric(name: string, value: f64, unit: string = 'None'): void {
  if (!outputs.emf || !runs) return;
  if (!(Math.abs(value) <= largestValue)) throw new Error(`Expected a finite number of at most 2^360 for the metric '${name}'`);
  const known = metricOf(name, unit);
  if (known.values.length == mostValues)
    throw new Error(`Expected at most ${mostValues} values of the metric '${name}', found more`);
  known.values.push(value);
}

function metricOf(name: string, unit: string): UserMetric {
  for (let i = 0; i < metrics.length; i++) {
    if (metrics[i].name != name) continue;
    if (metrics[i].unit == unit) return metrics[i];
    throw new Error(`the metric '${name}': expected the unit ${metrics[i].unit} that it had before, found ${unit}`);
  }
  checkText('the name of a metric', name, 1024);
  checkUnit(unit);
  checkFree(name);
  if (dimensions.has(name)) throw new Error(`'${name}': expected a name that no dimension has, found one that it has`);
  if (metrics.length == mostMetrics) throw new Error(`Expected at most ${mostMetrics} metrics, found more`);
  const added = new UserMetric(name, unit);
  metrics.push(added);
  return added;
}

function begin(): void {
  runs = true;
  keep(Kept.invocations, kept(Kept.invocations) + 1);
  keep(Kept.cpuBegun, cpuTime());
  keep(Kept.begun, performance.now());
}

function end(failed: bool): void {
  runs = false;
  endSpans();
  const figures = new InvocationFigures(failed);
  keep(Kept.begun, 0);
  const epoch = <f64>Date.now();
  const offset = epoch - performance.now();
  if (outputs.emf) writeLine(figures.emfLine(epoch, metrics));
  if (outputs.log) log(LogLevel.INFO, figures.logText());
  if (outputs.xray) sendSegments(figures, offset);
  forgetSpans();
  metrics.length = 0;
}

/** What the handler had added is lost with its memory. */
function cutOff(): void {
  if (kept(Kept.begun) > 0) end(true);
}
