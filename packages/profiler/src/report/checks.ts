// What JSON from elsewhere must look like, and where it does not.
import { ProfilerError } from '../errors.ts';

/** Where in a JSON document: from the inside out, so that only a path that is told is ever written. */
export interface Place {
  readonly key: string | number;
  readonly inside: Place | undefined;
}

/** Throws ProfilerError KINGLET_PROFILER_FORMAT unless the value is what it wants. */
export type Check = (value: unknown, at: Place | undefined) => void;

/** Every field there, or absent where it `may` be; fields that it does not know are let through. */
export function fields(all: Readonly<Record<string, Check>>, may: readonly string[] = []): Check {
  return (value, at) => {
    if (!isRecord(value)) throw wrong('an object', value, at);
    for (const [key, check] of Object.entries(all)) {
      const isThere = Object.hasOwn(value, key);
      if (isThere || !may.includes(key)) check(isThere ? value[key] : undefined, { key, inside: at });
    }
  };
}

export function listOf(check: Check): Check {
  return (value, at) => {
    if (!Array.isArray(value)) throw wrong('a list', value, at);
    for (let key = 0; key < value.length; key++) check(value[key], { key, inside: at });
  };
}

/** A list as long as a million samples: no place is made for what is right. */
export function numbers(least: number = Number.NEGATIVE_INFINITY): Check {
  return (value, at) => {
    if (!Array.isArray(value)) throw wrong('a list', value, at);
    const bad = value.findIndex((one) => !Number.isFinite(one) || one < least);
    if (bad >= 0) number(least)(value[bad], { key: bad, inside: at });
  };
}

export function recordOf(check: Check): Check {
  return (value, at) => {
    if (!isRecord(value)) throw wrong('an object', value, at);
    for (const [key, one] of Object.entries(value)) check(one, { key, inside: at });
  };
}

export function number(least: number = Number.NEGATIVE_INFINITY, most: number = Number.POSITIVE_INFINITY): Check {
  const range = Number.isFinite(least) ? ` from ${least} on` : '';
  const expected = `a number${Number.isFinite(most) ? ` from ${least} to ${most}` : range}`;
  return (value, at) => {
    if (typeof value !== 'number' || !Number.isFinite(value) || value < least || value > most)
      throw wrong(expected, value, at);
  };
}

export function integer(least: number): Check {
  return (value, at) => {
    if (!Number.isSafeInteger(value) || (value as number) < least)
      throw wrong(`an integer from ${least} on`, value, at);
  };
}

export const text: Check = (value, at) => {
  if (typeof value !== 'string') throw wrong('a string', value, at);
};

export function oneOf(...all: readonly unknown[]): Check {
  return (value, at) => {
    if (!all.includes(value)) throw wrong(`one of ${all.map((one) => JSON.stringify(one)).join(', ')}`, value, at);
  };
}

/** A value that holds values of its own kind, no more than `deepest` within each other. */
export function nested(deepest: number, make: (inner: Check) => Check): Check {
  let depth = 0;
  const check: Check = (value, at) => {
    if (++depth > deepest) throw wrong(`at most ${deepest} within each other`, value, at);
    whole(value, at);
    depth--;
  };
  const whole = make(check);
  return (value, at) => {
    depth = 0;
    check(value, at);
  };
}

export function wrong(expected: string, found: unknown, at: Place | undefined): ProfilerError {
  return new ProfilerError('KINGLET_PROFILER_FORMAT', `${pathOf(at)}: expected ${expected}, found ${show(found)}`);
}

function pathOf(at: Place | undefined): string {
  const steps: string[] = [];
  for (let place = at; place; place = place.inside)
    steps.push(typeof place.key === 'number' ? `[${place.key}]` : step(place.key));
  return `$${steps.reverse().join('')}`;
}

function step(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isRecord(value)) return 'an object';
  const written = JSON.stringify(value);
  return written.length > 60 ? `${written.slice(0, 60)}…` : written;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
