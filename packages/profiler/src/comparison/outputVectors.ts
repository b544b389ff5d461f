// What an implementation gave, as vectors of numbers with names.
import { ProfilerError } from '../errors.ts';

/** By where they are in the output: '' for an output that is one vector, `logits`, `boxes[1].corners`. */
export type OutputVectors = ReadonlyMap<string, Float64Array>;

/** Nobody means an output that is nested deeper, but one that holds itself has no end. */
const mostLevels = 32;

/**
 * Copies of the numbers: of a number, typed arrays, arrays, and objects of them. Throws ProfilerError
 * KINGLET_PROFILER_COMPARISON for what is none of these, or holds a number that is not finite.
 *
 * @param whose for messages: `a, input 2`
 */
export function outputVectors(output: unknown, whose: string): OutputVectors {
  const vectors = new Map<string, Float64Array>();
  collect(output, '', 0);
  return vectors;

  function collect(value: unknown, path: string, level: number): void {
    if (level > mostLevels)
      throw refuse(whose, path, `at most ${mostLevels} levels`, 'more, or an object inside itself');
    const numbers = numbersOf(value);
    if (numbers) return void vectors.set(path, finite(numbers, path));
    if (typeof value !== 'object' || value === null) throw refuse(whose, path, 'numbers', describe(value));
    const items = Object.entries(value);
    if (items.length === 0) throw refuse(whose, path, 'numbers', 'an object without properties');
    for (const [key, item] of items) collect(item, placeOf(path, key, Array.isArray(value)), level + 1);
  }

  function finite(numbers: Float64Array, path: string): Float64Array {
    const at = numbers.findIndex((number) => !Number.isFinite(number));
    if (at < 0) return numbers;
    throw refuse(whose, path, 'finite numbers', `${numbers[at]} at position ${at}`);
  }
}

/** Throws ProfilerError KINGLET_PROFILER_COMPARISON unless both have the same vectors, of the same lengths. */
export function checkShapes(a: OutputVectors, b: OutputVectors, input: number): void {
  const whose = `input ${input}`;
  for (const [path, { length }] of a) {
    const other = b.get(path);
    if (!other) throw refuse(whose, path, 'it from both implementations', 'it from a alone');
    if (other.length !== length) throw refuse(whose, path, `${length} numbers, as a gives`, `${other.length} from b`);
  }
  for (const path of b.keys())
    if (!a.has(path)) throw refuse(whose, path, 'it from both implementations', 'it from b alone');
}

function placeOf(path: string, key: string, isInList: boolean): string {
  if (isInList) return `${path}[${key}]`;
  return path ? `${path}.${key}` : key;
}

function numbersOf(value: unknown): Float64Array | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return Float64Array.of(Number(value));
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return Float64Array.from(value as unknown as ArrayLike<number | bigint>, Number);
  const isVector = Array.isArray(value) && value.every((item) => typeof item === 'number');
  return isVector ? Float64Array.from(value) : undefined;
}

function refuse(whose: string, path: string, expected: string, found: string): ProfilerError {
  const where = path ? `output '${path}'` : 'the output';
  const message = `${whose}: expected ${where} to have ${expected}, found ${found}`;
  return new ProfilerError('KINGLET_PROFILER_COMPARISON', message);
}

function describe(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : typeof value === 'function' ? 'a function' : String(value);
}
