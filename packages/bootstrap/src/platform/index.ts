// The globals of the quickjs engine that the language itself lacks; loaded when a program first touches one.
import { createConsole, logLevels } from './console.ts';
import { createCrypto } from './crypto.ts';
import { createTextCodecs } from './encoding.ts';
import { createEnvironment } from './environment.ts';
import { createHooks, type Hooks } from './hooks.ts';
import { logMembers } from './logMembers.ts';
import type { Native } from './native.ts';
import { createPerformance } from './performance.ts';
import { mapStacks } from './stacks.ts';
import { createStreaming, type Streaming } from './streaming.ts';
import { createTimers, type Timers } from './timers.ts';

let timers: Timers | undefined;
let hooks: Hooks | undefined;
let streaming: Streaming | undefined;

/** What the module `kinglet:runtime` exports (c/quickjs/runtime_module.c). */
export let runtime: Record<string, unknown> = {};

/** Called once by the engine; its result's properties become globals, whose names are listed in quickjs/platform.c. */
export function install(native: Native): Record<string, unknown> {
  const write = (level: number, text: string, values: readonly unknown[]): void =>
    native.log(level, native.jsonLogs ? logMembers(values, text) : text.toWellFormed());
  timers = createTimers(native.now, native.shared ? (callback) => inContext(native, callback) : undefined);
  const lines = createConsole(write, native.now, native.lowestLevel);
  hooks = createHooks(native.onShutdown, (thrown) => lines.error?.('Shutdown Error', thrown));
  streaming = createStreaming(native, (text) => write(logLevels.warn, text, [text]));
  const { streamifyResponse, HttpResponseStream } = streaming;
  const { readAsset, telemetry } = native;
  runtime = { ...hooks.register, streamifyResponse, HttpResponseStream, readAsset, telemetry };
  mapStacks(native.mapStack);
  return {
    ...createTextCodecs(native),
    ...timers.globals,
    awslambda: { streamifyResponse, HttpResponseStream },
    console: lines,
    crypto: createCrypto(native.random, native.digest),
    performance: createPerformance(native.now, native.origin),
    process: { env: createEnvironment(native), platform: 'linux', arch: native.arch },
  };
}

/** Runs the timers that are due; milliseconds until the next one, -1 when there is none. */
export function runTimers(): number {
  return timers?.run() ?? -1;
}

export function hasHook(kind: number): boolean {
  return hooks?.has(kind) ?? false;
}

export async function runHook(kind: number): Promise<void> {
  await hooks?.run(kind);
}

export function runStreaming(...args: Parameters<Streaming['run']>): Promise<void> | undefined {
  return streaming?.run(...args);
}

export function streamEvent(id: number, event: number): void {
  streaming?.tell(id, event);
}

export function forgetStream(id: number): void {
  streaming?.forget(id);
}

/** `callback` bound to the invocation that set the timer. */
function inContext(native: Native, callback: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
  const context = native.context();
  return (...args) => {
    native.enter(context);
    return callback(...args);
  };
}
