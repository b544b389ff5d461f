// The dot product of two vectors of 10 000 f32. With `compare` in the event it also logs how long the same work takes in
// a plain TypeScript loop and in the kernel; the answer is the same either way.
import { dot, isa } from '@kinglet/kernels';

interface VectorEvent {
  /** How many times to repeat each side for the comparison; 0 or absent for none. */
  readonly compare?: number;
}

const vectorSize = 10_000;
const a = new Float32Array(vectorSize);
const b = new Float32Array(vectorSize).fill(0.5);
for (let i = 0; i < vectorSize; i++) a[i] = i + 1;

export const handler = async (
  event: VectorEvent | null,
): Promise<{ statusCode: number; body: { dotProduct: number; vectorSize: number } }> => {
  const repeats = event?.compare ?? 0;
  if (repeats > 0) logComparison(repeats);
  return { statusCode: 200, body: { dotProduct: dot(a, b), vectorSize } };
};

function dotInTypeScript(x: Float32Array, y: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}

// One line that the demo reads back from the function's log: microseconds per dot product.
function logComparison(repeats: number): void {
  const loopUs = microsecondsPerCall(dotInTypeScript, repeats);
  const kernelUs = microsecondsPerCall(dot, repeats * 50);
  console.log(`simd-vector ${JSON.stringify({ isa: isa(), loopUs, kernelUs })}`);
}

// The best of five batches: what the work costs when nothing disturbs it.
function microsecondsPerCall(work: (x: Float32Array, y: Float32Array) => number, repeats: number): number {
  let best = Infinity;
  for (let batch = 0; batch < 5; batch++) {
    const began = performance.now();
    let sum = 0;
    for (let i = 0; i < repeats; i++) sum += work(a, b);
    const lasted = performance.now() - began;
    if (!(sum > 0)) throw new Error(`Expected a positive sum of dot products, got ${sum}`);
    best = Math.min(best, lasted);
  }
  return (best * 1000) / repeats;
}
