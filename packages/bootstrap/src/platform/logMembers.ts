// The members of a JSON log record that are the message's own, as AWS's Node client writes them.
import { stackText } from './stacks.ts';

/** `"message":…` with the error's members behind it, if one of `values` is an error; `text` is what text format shows. */
export function logMembers(values: readonly unknown[], text: string): string {
  const error = values.find((value) => isError(value));
  const message = values.length === 1 && !error ? asJson(values[0], text) : JSON.stringify(text.toWellFormed());
  return `"message":${message}${error === undefined ? '' : errorMembers(error as Error)}`;
}

/** A single value is kept as what it is, if JSON can express it. */
function asJson(value: unknown, text: string): string {
  try {
    return JSON.stringify(value) ?? JSON.stringify(text.toWellFormed());
  } catch {
    return JSON.stringify(text.toWellFormed()); // cyclic, a BigInt, or a toJSON that throws
  }
}

function isError(value: unknown): boolean {
  try {
    return value instanceof Error;
  } catch {
    return false; // a proxy whose traps throw
  }
}

function errorMembers(error: Error): string {
  const type = read(() => error.constructor.name) || read(() => error.name) || 'Error';
  const frames = stackText(read(() => error.stack))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const members = { errorType: type, errorMessage: read(() => error.message), stackTrace: frames };
  return `,${JSON.stringify(members).slice(1, -1)}`;
}

function read(get: () => unknown): string {
  try {
    const value = get();
    return typeof value === 'string' ? value.toWellFormed() : '';
  } catch {
    return ''; // the rest of the record matters more
  }
}
