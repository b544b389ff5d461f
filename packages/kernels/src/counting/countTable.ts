// The functions of a table, each in a wrapper that takes the time and the work of its calls.
import { type CallShape, isArrayKind } from '../callShape.ts';
import type { CallTable } from '../callTables.ts';
import { callShapes } from '../generated/callShapes.ts';
import { callWork } from '../generated/callWork.ts';
import { coreNames, type Kernels, kernelNames } from '../generated/kernels.ts';
import type { Work, WorkFunction } from '../work.ts';
import type { Site } from './sites.ts';

type AnyFunction = (...args: readonly unknown[]) => unknown;
type Functions = Record<keyof Kernels, AnyFunction>;

/** Puts wrappers in the places of the table's functions. Gives what puts these back. */
export function countTable(
  { kernels, isOnOffsets, tier }: CallTable,
  siteOf: (kernel: string, tier: string) => Site,
  now: () => number,
): () => void {
  const functions = kernels as unknown as Functions;
  const originals = { ...functions };
  const names = isOnOffsets ? coreNames : kernelNames;
  for (const name of names) {
    const workOf = workReader(callWork[name], isOnOffsets ? undefined : callShapes[name]);
    functions[name] = counted(originals[name], workOf, siteOf(name, tier), now);
  }
  return () => {
    for (const name of names) functions[name] = originals[name];
  };
}

type WorkReader = (args: readonly unknown[]) => Work;

function counted(run: AnyFunction, workOf: WorkReader, site: Site, now: () => number): AnyFunction {
  return (...args) => {
    const begin = now();
    const result = run(...args);
    const milliseconds = now() - begin;
    site.add(milliseconds, workOf(args));
    return result;
  };
}

/**
 * Of calls on arrays, which have a shape, or on byte offsets. Calls in a row are often alike: the last one's work is kept, and
 * the numbers that it is of.
 */
function workReader(work: WorkFunction, shape: CallShape | undefined): WorkReader {
  const read = shape && arrayReader(shape);
  let numbers: readonly number[] = [];
  let last: Work = { flops: 0, bytes: 0 };
  return (args) => {
    let isSame = numbers.length > 0;
    const count = read ? read.count : args.length;
    for (let i = 0; isSame && i < count; i++) isSame = numbers[i] === (read ? read.at(args, i) : args[i]);
    if (isSame) return last;
    numbers = Array.from({ length: count }, (_, i) => (read ? read.at(args, i) : (args[i] as number)));
    last = work(...numbers);
    return last;
  };
}

interface ArrayReader {
  readonly count: number;
  at(args: readonly unknown[], i: number): number;
}

/** The numbers of a call on byte offsets: for arrays their lengths, which are 0 where these are left out. */
function arrayReader({ kinds, dimensions }: CallShape): ArrayReader {
  const operands = [...kinds].flatMap((kind, i) => (kind === 'n' ? [] : [i]));
  const places = [...operands, ...dimensions];
  const isLength = places.map((i) => isArrayKind(kinds[i]));
  return {
    count: places.length,
    at(args, i) {
      const value = args[places[i]!];
      return isLength[i] ? (value as ArrayLike<number>).length : (value as number);
    },
  };
}
