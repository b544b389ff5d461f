// What the options of everything that starts or invokes are checked with. Callers may be plain JavaScript, so types are checked too.
import { inspect } from 'node:util';
import { EmulatorError } from './errors.ts';

/** @throws {EmulatorError} `KINGLET_EMULATOR_OPTIONS` naming the option, what was expected and what was found. */
export function reject(name: string, expected: string, found: unknown): never {
  throw new EmulatorError('KINGLET_EMULATOR_OPTIONS', `Expected \`${name}\` to be ${expected}, got ${inspect(found)}`);
}

/** The value, which is true or false. @throws {EmulatorError} as `reject` does. */
export function flag(name: string, value: boolean): boolean {
  return typeof value === 'boolean' ? value : reject(name, 'true or false', value);
}

/** The value, which is a function. @throws {EmulatorError} as `reject` does. */
export function listener<T>(name: string, value: T): T {
  return typeof value === 'function' ? value : reject(name, 'a function', value);
}

/** The value, which is whole and in the range. @throws {EmulatorError} as `reject` does. */
export function wholeNumber(name: string, value: number, low: number, high: number): number {
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  return reject(name, `a whole number from ${low} to ${high}`, value);
}

/** The value, which is a port, or 0 for any. @throws {EmulatorError} as `reject` does. */
export function portNumber(name: string, value: number): number {
  return wholeNumber(name, value, 0, 65_535);
}
