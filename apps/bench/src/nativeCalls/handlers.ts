// What is measured: `dot` and the loop that a user would write instead, as handlers of both engines.

/**
 * An event is a JSON text: what to do, on how many elements, how often; on eight vectors in turn, so that no compiler does
 * it once. The answer is how many nanoseconds all took.
 */
export const inAssemblyScript = `import { dot } from '@kinglet/kernels';
const a = new Float32Array(2048), b = new Float32Array(2048);
a.fill(0.5);
b.fill(2);
function loop(a: Float32Array, b: Float32Array): f32 {
  let sum: f32 = 0;
  for (let i = 0, n = a.length; i < n; i++) sum += a[i] * b[i];
  return sum;
}
export function handler(event: string): string {
  const words = event.slice(1, -1).split(' '), n = <i32>parseInt(words[1]), calls = <i32>parseInt(words[2]);
  const x = new Array<Float32Array>(8), y = b.subarray(0, n);
  for (let i = 0; i < 8; i++) x[i] = a.subarray(i * 8, i * 8 + n);
  let total: f32 = 0;
  const from = performance.now();
  if (words[0] == 'dot') for (let i = 0; i < calls; i++) total += dot(x[i & 7], y);
  else for (let i = 0; i < calls; i++) total += loop(x[i & 7], y);
  const ns = (performance.now() - from) * 1e6;
  return total < 0 ? 'impossible' : (<i64>ns).toString();
}
`;
/** The same for engine `quickjs`. */
export const inJavaScript = `import { dot } from '@kinglet/kernels';
const a = new Float32Array(2048).fill(0.5), b = new Float32Array(2048).fill(2);
function loop(a, b) {
  let sum = 0;
  for (let i = 0, n = a.length; i < n; i++) sum += a[i] * b[i];
  return sum;
}
export const handler = async (event) => {
  const [work, ...numbers] = event.split(' '), [n, calls] = numbers.map(Number);
  const x = Array.from({ length: 8 }, (_, i) => a.subarray(i * 8, i * 8 + n)), y = b.subarray(0, n);
  let total = 0;
  const from = performance.now();
  if (work === 'dot') for (let i = 0; i < calls; i++) total += dot(x[i & 7], y);
  else for (let i = 0; i < calls; i++) total += loop(x[i & 7], y);
  const ns = (performance.now() - from) * 1e6;
  return total < 0 ? -1 : Math.round(ns);
};
`;

/** A program without kernels. */
export const plain =
  'const a = new Float32Array(10);\nexport function handler(event: string): string { return a[0] > 2 ? event : ""; }';
/** The same program with one kernel. */
export const withDot: string = `import { dot } from '@kinglet/kernels';\n${plain.replace('a[0]', 'dot(a, a)')}`;
