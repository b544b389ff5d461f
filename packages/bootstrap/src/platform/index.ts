// The globals of the quickjs engine that the language itself lacks; loaded when a program first touches one.
import { createConsole } from './console.ts';
import { createCrypto } from './crypto.ts';
import { createTextCodecs } from './encoding.ts';
import { createEnvironment } from './environment.ts';
import type { Native } from './native.ts';
import { createTimers, type Timers } from './timers.ts';

let timers: Timers | undefined;

/** Called once by the engine; its result's properties become globals, whose names are listed in quickjs/platform.c. */
export function install(native: Native): Record<string, unknown> {
  timers = createTimers(native.now);
  return {
    ...createTextCodecs(native),
    ...timers.globals,
    console: createConsole((text) => native.write(text.toWellFormed()), native.now),
    crypto: createCrypto(native.random),
    process: { env: createEnvironment(native), platform: 'linux', arch: native.arch },
  };
}

/** Runs the timers that are due; milliseconds until the next one, -1 when there is none. */
export function runTimers(): number {
  return timers?.run() ?? -1;
}
