// The handlers of engine `native` that are measured, each in a loop of its own inside one program.

/** A linear model: the seed's own are one output each, its MNIST two. */
export interface LinearSize {
  readonly name: string;
  readonly outputs: number;
  readonly inputs: number;
  readonly batch: number;
}

export const linearSizes: readonly LinearSize[] = [
  { name: '1 feature', outputs: 1, inputs: 1, batch: 1 },
  { name: '1000 features', outputs: 1, inputs: 1000, batch: 1 },
  { name: '784 × 2', outputs: 2, inputs: 784, batch: 1 },
  { name: '784 × 10', outputs: 10, inputs: 784, batch: 1 },
  { name: 'batch of 100 × 10 features', outputs: 1, inputs: 10, batch: 100 },
];

/** The asset of a size. */
export function planName({ outputs, inputs }: LinearSize): string {
  return `linear-${outputs}-${inputs}.plan`;
}

/**
 * An event is a JSON text: the position of the size, or -1 for loading a model of 784 × 10 from bytes and closing it; whether
 * each call reads the clock twice; how many calls. The answer is how many nanoseconds all took.
 */
export function handlerSource(): string {
  const loads = linearSizes.map((size) => `  Model.load('${planName(size)}', ${size.batch}),`).join('\n');
  const largest = linearSizes.find(({ name }) => name === '784 × 10')!;
  return `import { Model } from '@kinglet/inference';
import { readAsset } from '@kinglet/runtime';
const models: Model[] = [
${loads}
];
const bytes = readAsset('${planName(largest)}');
const all = new Float32Array(4096);
for (let i = 0; i < all.length; i++) all[i] = <f32>(i % 17) / 17;
let latency: f64 = 0;

function handle(model: Model, x: Float32Array, y: Float32Array, features: Float32Array, timing: bool): f32 {
  if (features.length != x.length) throw new RangeError('Expected ' + x.length.toString() + ' features');
  const began = timing ? performance.now() : 0;
  memory.copy(x.dataStart, features.dataStart, x.byteLength);
  model.execute();
  if (timing) latency = performance.now() - began;
  return unchecked(y[0]);
}

function create(calls: i32): f32 {
  let total: f32 = 0;
  for (let i = 0; i < calls; i++) {
    const model = Model.load(bytes);
    total += <f32>model.inputs.length;
    model.close();
  }
  return total;
}

export function handler(event: string): string {
  const words = event.slice(1, -1).split(' ');
  const size = <i32>parseInt(words[0]), timing = words[1] == '1', calls = <i32>parseInt(words[2]);
  let total: f32 = 0, from = performance.now();
  if (size < 0) total = create(calls);
  else {
    const model = models[size], x = model.tensor<Float32Array>('x'), y = model.tensor<Float32Array>('y');
    const features = new StaticArray<Float32Array>(8);
    for (let i = 0; i < 8; i++) features[i] = all.subarray(i * 8, i * 8 + x.length);
    from = performance.now();
    for (let i = 0; i < calls; i++) total += handle(model, x, y, unchecked(features[i & 7]), timing);
  }
  const ns = (performance.now() - from) * 1e6;
  return total == Infinity ? 'impossible' : (<i64>ns).toString();
}
`;
}
