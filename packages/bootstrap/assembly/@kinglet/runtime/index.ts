// What a handler for engine `native` imports from @kinglet/runtime.
import { Bytes, copyBytes, fillRandom, findBytes, reportFailure, writeError, writeLog } from './host';

export { Context, environmentVariable } from './Context';
export { afterRestore, beforeSnapshot, onShutdown } from './hooks';
export { sleep } from './host';
export { ResponseStream } from './ResponseStream';

/** Levels of Lambda's log. */
export enum LogLevel {
  TRACE = 4,
  DEBUG = 8,
  INFO = 12,
  WARN = 16,
  ERROR = 20,
  FATAL = 24,
}

/** One record, with the error that it is about; `console.log` and its like are records too. */
export function log(level: LogLevel, message: string, error: Error | null = null): void {
  if (error === null) writeLog(level, message);
  else writeError(level, message, error.name, error.message);
}

/**
 * Ends the invocation with an error of this type: `return fail("NotFound", "no such item")`. Nothing is thrown, and the
 * program goes on as it is with the next event.
 */
export function fail(errorType: string, message: string): string {
  reportFailure(errorType, message);
  return '';
}

/** The contents of a file that was shipped with the function. Throws when there is none of this name. */
export function readAsset(name: string): Uint8Array {
  const length = findBytes(Bytes.asset, name);
  if (length < 0)
    throw new Error(`Expected the asset "${name}", found none: name it in the option \`assets\` of @kinglet/bundler`);
  const bytes = new Uint8Array(length);
  copyBytes(bytes.dataStart, length);
  return bytes;
}

/** Fills an array from the system's random numbers. */
export function getRandomValues(array: Uint8Array): Uint8Array {
  fillRandom(array.dataStart, array.length);
  return array;
}
