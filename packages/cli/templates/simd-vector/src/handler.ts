// How alike two vectors are: their cosine, by SIMD kernels on Float32Arrays.
import { dot } from '@kinglet/kernels';

interface VectorEvent {
  /** Two vectors of the same length, finite numbers. */
  readonly a: readonly number[];
  readonly b: readonly number[];
}

export const handler = async (event: VectorEvent | null): Promise<{ cosine: number; length: number }> => {
  const a = toVector('a', event?.a);
  const b = toVector('b', event?.b);
  if (a.length !== b.length) throw new RangeError(`Expected a and b of one length, got ${a.length} and ${b.length}`);
  const lengths = Math.sqrt(dot(a, a) * dot(b, b));
  if (lengths === 0) throw new RangeError('Expected a and b to have a direction, got only zeros');
  return { cosine: dot(a, b) / lengths, length: a.length };
};

function toVector(name: string, values: unknown): Float32Array {
  if (Array.isArray(values) && values.length > 0 && values.every(Number.isFinite)) return Float32Array.from(values);
  throw new TypeError(
    `Expected an event {"a": […], "b": […]} with finite numbers, got ${name} = ${JSON.stringify(values)}`,
  );
}
