// What a handler for engine `native` imports from @kinglet/profiler.
import { Context, LogLevel, log } from '@kinglet/runtime';
import { ResponseStream } from '@kinglet/runtime/ResponseStream';
import { onCutOff } from '@kinglet/runtime/hooks';
import { InvocationFigures, UserMetric } from './figures';
import { cpuTime, hasFailed, Kept, keep, kept, writeLine } from './host';
import { outputs } from './options';
import { sendSegments } from './segments';
import { endSpans, forgetSpans, openSpan, Span, spans } from './spans';

export { profileOptions } from './options';
export { Span } from './spans';

/** CloudWatch's limit of a line. */
const mostMetrics = 80;
const mostValues = 100;
const metrics: UserMetric[] = [];

if (outputs.any) onCutOff(cutOff);

/**
 * Calls `work`, and measures the invocation: `return profileHandler(event, context, answer)`. Duration, processor time, peak memory, cold
 * or warm, failed or not; with the first one, the parts of the start. Without the variable KINGLET_PROFILE it only calls.
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

/** Opens a span inside the one that is open; `span.end()` ends it. */
export function span(name: string): Span {
  return openSpan(name);
}

/** Adds a value of a metric to the invocation's line. `unit`: one of CloudWatch's. Throws for a value that is not finite. */
export function metric(name: string, value: f64, unit: string = 'None'): void {
  if (!outputs.emf) return;
  if (!isFinite(value)) throw new Error(`Expected a finite number for the metric ${name}`);
  let index = 0;
  while (index < metrics.length && metrics[index].name != name) index++;
  if (index == metrics.length) metrics.push(new UserMetric(name, unit));
  const values = metrics[index].values;
  if (metrics.length > mostMetrics || values.length == mostValues)
    throw new Error(`Expected at most ${mostMetrics} metrics of ${mostValues} values each in one invocation`);
  values.push(value);
}

function begin(): void {
  keep(Kept.invocations, kept(Kept.invocations) + 1);
  keep(Kept.cpuBegun, cpuTime());
  keep(Kept.begun, performance.now());
}

function end(failed: bool): void {
  endSpans();
  const figures = new InvocationFigures(failed);
  keep(Kept.begun, 0);
  const epoch = <f64>Date.now();
  const offset = epoch - performance.now();
  if (outputs.emf) writeLine(figures.emfLine(epoch, metrics));
  if (outputs.log) log(LogLevel.INFO, figures.logText());
  if (outputs.xray) sendSegments(figures, spans, offset);
  forgetSpans();
  metrics.length = 0;
}

/** What the handler had added is lost with its memory. */
function cutOff(): void {
  if (kept(Kept.begun) > 0) end(true);
}
