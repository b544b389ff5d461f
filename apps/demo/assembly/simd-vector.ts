// The dot product of two vectors of 10 000 f32. With `compare` in the event it also logs how long the same work takes in
// a plain loop and in the kernel; the answer is the same either way.
import { dot, isa } from '@kinglet/kernels';
import { JSON } from 'json-as';

@json
class VectorEvent {
  /** How many times to repeat each side for the comparison; 0 or absent for none. */
  compare: i32 = 0;
}

const vectorSize = 10_000;
const a = new Float32Array(vectorSize);
const b = new Float32Array(vectorSize).fill(0.5);
for (let i = 0; i < vectorSize; i++) a[i] = <f32>(i + 1);

export function handler(event: string): string {
  const repeats = JSON.parse<VectorEvent>(event).compare;
  if (repeats > 0) logComparison(repeats);
  return `{"statusCode":200,"body":{"dotProduct":${<i64>dot(a, b)},"vectorSize":${vectorSize}}}`;
}

function dotInLoop(x: Float32Array, y: Float32Array): f32 {
  let sum: f32 = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum;
}

// One line that the demo reads back from the function's log: microseconds per dot product.
function logComparison(repeats: i32): void {
  const loopUs = microsecondsPerCall((x, y) => dotInLoop(x, y), repeats);
  const kernelUs = microsecondsPerCall((x, y) => dot(x, y), repeats * 50);
  console.log(`simd-vector {"isa":"${isa()}","loopUs":${loopUs},"kernelUs":${kernelUs}}`);
}

// The best of five batches: what the work costs when nothing disturbs it.
function microsecondsPerCall(work: (x: Float32Array, y: Float32Array) => f32, repeats: i32): f64 {
  let best: f64 = Infinity;
  for (let batch = 0; batch < 5; batch++) {
    const began = performance.now();
    let sum: f64 = 0;
    for (let i = 0; i < repeats; i++) sum += <f64>work(a, b);
    const lasted = performance.now() - began;
    if (!(sum > 0)) throw new Error(`Expected a positive sum of dot products, got ${sum}`);
    best = Math.min(best, lasted);
  }
  return (best * 1000) / <f64>repeats;
}
