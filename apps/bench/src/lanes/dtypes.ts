// The lane in Node of the group `dtypes`: cases named by operation and type, as NumPy's lane has them (numpy_dtypes_lane.py).
// `floats.<case>` is our kernel for float32 on as many elements.
import * as kernels from '@kinglet/kernels';
import { type AnyFunction, callerOf } from './caller.ts';
import { element } from './operands.ts';
import { type Prepared, serve } from './serve.ts';

type NumericArray = Int8Array | Int16Array | Int32Array | Uint16Array | Float32Array | Float64Array;

const constructors = {
  i8: Int8Array,
  i16: Int16Array,
  f16: Uint16Array,
  bf16: Uint16Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;
type Type = keyof typeof constructors;

const reductions = ['sum', 'max', 'min', 'argmax', 'normL2'];
const functions = kernels as unknown as Readonly<Record<string, AnyFunction | undefined>>;

await serve(`@kinglet/kernels ${kernels.isa()}, Node ${process.versions.node}`, (name, n) => {
  const [wanted = '', maker] = name.split('.').reverse();
  const [operation = '', type = ''] = wanted.split('_');
  return maker === 'floats' ? prepare(operation, 'f32', n) : prepare(operation, type as Type, n);
});

function prepare(operation: string, type: Type, n: number): Prepared | undefined {
  const suffix = type === 'f32' ? '' : `${type[0]?.toUpperCase()}${type.slice(1)}`;
  const run = functions[operation + suffix];
  return run && { run: callerOf(run, argumentsOf(operation, type, n)), perCall: 1 };
}

function argumentsOf(operation: string, type: Type, n: number): readonly unknown[] {
  const [a, b] = [
    numbers(type, operation === 'matmul' ? n * n : n, 1),
    numbers(type, operation === 'matmul' ? n * n : n, 2),
  ];
  const out = new constructors[type](a.length);
  if (operation === 'matmul') return [a, n, n, b, n, out];
  if (operation === 'multiplyAccumulate') return [a, b, new Int32Array(n)];
  if (operation === 'sqrt') return [a.map(Math.abs), out];
  if (operation === 'dot') return [a, b];
  return reductions.includes(operation) ? [a] : [a, b, out];
}

/** The same numbers as in the lane of NumPy. */
function numbers(type: Type, n: number, seed: number): NumericArray {
  const scale = type === 'i8' ? 127 / 4 : type === 'i16' ? 32767 / 4 : 1;
  const floats = Float32Array.from({ length: n }, (_, i) => element(i, seed) * scale);
  if (type === 'f16') return kernels.f32ToF16(floats, new Uint16Array(n)) as Uint16Array;
  if (type === 'bf16') return kernels.f32ToBf16(floats, new Uint16Array(n));
  return type === 'f32' ? floats : constructors[type].from(floats);
}
