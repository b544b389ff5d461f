// Profiled handlers, on this process's edges: the entry of both engines that run JavaScript.
import { cpuTime, peakMemory, sendDatagram, startMarks, writeLine } from '@kinglet/runtime/telemetry';
import { optionError } from '../errors.ts';
import { HandlerProfiler } from './handlerProfiler.ts';
import { type ProfileHandlerOptions, resolveProfileOptions } from './options.ts';
import type { LambdaPlatform } from './platform.ts';

/** Any form of handler: of JSON or bytes, answering at once, by a promise or to a stream. */
type AnyHandler = (event: never, ...more: never[]) => unknown;

/** Marks a handler as one that is given a stream before its context. */
const streamingMark = Symbol.for('aws.lambda.runtime.handler.streaming');
/** Milliseconds: above what rounding and the setting of a clock by a time server come to. */
const mostDrift = 100;
const environment = { isCold: true };

/**
 * The same handler, each invocation of which is measured: duration, processor time, peak memory, cold or warm, failed or not;
 * with the first one, the parts of the start. `profileOf(context)` adds spans, metrics and dimensions.
 *
 * Where profiling is off (no `outputs`, and no variable KINGLET_PROFILER), the handler itself is given back: it costs nothing.
 *
 * Throws ProfilerError KINGLET_PROFILER_OPTION: a mistake fails the start and not an event.
 *
 * @example
 * export const handler = profileHandler(async (event, context) => {
 *   const rows = await profileOf(context).span('load', () => load(event.id));
 *   profileOf(context).metric('Rows', rows.length, 'Count');
 *   return rows;
 * });
 */
export function profileHandler<Handler extends AnyHandler>(
  handler: Handler,
  options: ProfileHandlerOptions = {},
): Handler {
  if (typeof handler !== 'function') throw optionError('profileHandler', 'a function', handler);
  const resolved = resolveProfileOptions(options, process.env);
  if (resolved.outputs.size === 0) return handler;
  const profiler = new HandlerProfiler(resolved, processPlatform(), environment);
  const call = handler as unknown as (...args: unknown[]) => unknown;
  const profiled = (...args: unknown[]): unknown =>
    profiler.run(args[Object.hasOwn(profiled, streamingMark) ? 2 : 1], () => call(...args));
  // Runtimes look at its length, which tells handlers with a callback, and its marks: `streamifyResponse` may stand inside or around.
  const { length, name } = handler;
  Object.defineProperties(profiled, { length: { value: length }, name: { value: name } });
  return Object.assign(profiled, handler) as unknown as Handler;
}

/** A snapshot of the machine that was taken up again later stops one clock and not the other. */
function timeOrigin(): number {
  const drift = Date.now() - performance.timeOrigin - performance.now();
  return performance.timeOrigin + (Math.abs(drift) < mostDrift ? 0 : drift);
}

function processPlatform(): LambdaPlatform {
  return {
    now: () => performance.now(),
    timeOrigin,
    startMarks,
    cpuTime,
    peakMemory,
    environment: process.env,
    fillRandom: (bytes) => void crypto.getRandomValues(bytes),
    writeLine,
    log: (message) => console.info(message),
    report: (message) => console.warn(message),
    sendDatagram,
  };
}
