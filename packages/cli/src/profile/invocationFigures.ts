// What the function's process writes of each invocation, found in its log.
import { isObject, type JsonObject, jsonObject } from '../jsonObject.ts';

/** Metrics by name: milliseconds, bytes, and 0 or 1. */
export interface InvocationFigures {
  readonly Duration: number;
  readonly [name: string]: number;
}

/** The figures that `profileHandler` of @kinglet/profiler wrote into the log of an invocation; none when it wrote none. */
export function figuresIn(log: string): Readonly<Record<string, number>> {
  // The last: a handler that measures itself is inside ours.
  const found = log.split('\n').map(jsonObject).findLast(hasFigures) ?? {};
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, number] => Number.isFinite(entry[1])),
  );
}

function hasFigures(line: JsonObject | undefined): line is JsonObject {
  return isObject(line?._aws) && ['Duration', 'CpuTime', 'PeakMemory'].every((name) => Number.isFinite(line[name]));
}
