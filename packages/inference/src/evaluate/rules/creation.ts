// Tensors made of little or nothing.
import { findAttribute, makeTensor } from '@kinglet/onnx';
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { coordinatesOf, gridOf, stridesOf } from '../indexing.ts';
import {
  emptyValues,
  integersOf,
  isInteger,
  lengthsOf,
  scalarOf,
  sizeOf,
  type Tensor,
  take,
  tensorOf,
  tensorOfIntegers,
} from '../tensor.ts';
import { fromProto } from '../tensorProto.ts';
import { typeOf } from './casting.ts';

export const creationRules: Readonly<Record<string, EvaluationRule>> = {
  Constant: constant,
  ConstantOfShape: constantOfShape,
  EyeLike: eyeLike,
  Pad: pad,
  Range: range,
};

function constant(node: Evaluation): Tensor {
  const proto = node.tensor('value');
  if (proto) return fromProto(proto);
  if (node.has('value_float')) return tensorOf('float', [], [node.float('value_float', 0)]);
  const one = findAttribute(node.proto, 'value_int');
  if (one) return tensorOfIntegers('int64', [], [one.i]);
  const [floats, ints] = [node.floats('value_floats'), findAttribute(node.proto, 'value_ints')?.ints];
  if (floats) return tensorOf('float', [floats.length], floats);
  if (ints) return tensorOfIntegers('int64', [ints.length], ints);
  throw node.refuse('expected a dense tensor of numbers');
}

function constantOfShape(node: Evaluation): Tensor {
  const dims = lengthsOf(node.input(0));
  const value = fromProto(node.tensor('value') ?? makeTensor('', 'float', [1], new Float32Array(1)));
  const values = emptyValues(value.type, sizeOf(dims));
  values.fill(value.values[0] as never);
  return { type: value.type, dims, values };
}

function eyeLike(node: Evaluation): Tensor {
  const { dims, type } = node.input(0);
  const k = node.int('k', 0);
  const made = node.int('dtype', 0) ? typeOf(node, 'dtype') : type;
  const ones = [...coordinatesOf(dims)].map(([row, column]) => Number(column! - row! === k));
  return tensorOf(made, dims, ones);
}

function range(node: Evaluation): Tensor {
  const [start, limit, delta] = [node.input(0), node.input(1), node.input(2)];
  if (isInteger(start.type)) {
    const [from, to, by] = [start, limit, delta].map((tensor) => integersOf(tensor)[0]!) as [bigint, bigint, bigint];
    const count = Math.max(0, Math.ceil(Number(to - from) / Number(by)));
    checkCount(node, count);
    return tensorOfIntegers(
      start.type,
      [count],
      Array.from({ length: count }, (_, i) => from + BigInt(i) * by),
    );
  }
  const [from, to, by] = [start, limit, delta].map(scalarOf) as [number, number, number];
  const count = Math.max(0, Math.ceil((to - from) / by));
  checkCount(node, count);
  return tensorOf(
    start.type,
    [count],
    Array.from({ length: count }, (_, i) => from + i * by),
  );
}

function checkCount(node: Evaluation, count: number): void {
  if (count < 2 ** 31) return;
  throw node.refuse(`expected fewer than 2^31 elements, got ${count}`);
}

/** Negative pads cut off. */
function pad(node: Evaluation): Tensor {
  const x = node.input(0);
  const rank = x.dims.length;
  const given = node.lengths(1, 'pads') ?? [];
  const axes = (node.inputs[3] ? lengthsOf(node.inputs[3]) : x.dims.map((_, axis) => axis)).map((axis) =>
    axis < 0 ? axis + rank : axis,
  );
  const padsOf = (half: number): number[] =>
    x.dims.map((_, axis) => (axes.includes(axis) ? given[axes.indexOf(axis) + half * axes.length]! : 0));
  const [before, behind] = [padsOf(0), padsOf(1)];
  const dims = x.dims.map((length, axis) => length + before[axis]! + behind[axis]!);
  const mode = node.text('mode', 'constant');
  const sources = dims.map((length, axis) =>
    Array.from({ length }, (_, at) => sourceOf(mode, at - before[axis]!, x.dims[axis]!)),
  );
  const positions = gridOf(sources, stridesOf(x.dims));
  return mode === 'constant'
    ? filled(take(x, dims, positions), positions, padValueOf(node, x))
    : take(x, dims, positions);
}

/** Where an element outside an axis comes from; -1 for the constant. */
function sourceOf(mode: string, at: number, length: number): number {
  if (at >= 0 && at < length) return at;
  if (mode === 'edge') return Math.min(Math.max(at, 0), length - 1);
  if (mode === 'wrap') return ((at % length) + length) % length;
  if (mode !== 'reflect') return -1;
  const period = Math.max(1, 2 * (length - 1));
  const inPeriod = ((at % period) + period) % period;
  return inPeriod < length ? inPeriod : period - inPeriod;
}

function padValueOf(node: Evaluation, { type }: Tensor): bigint | number {
  const given = node.inputs[2];
  if (given?.values.length) return given.values[0]!;
  return tensorOf(type, [1], [node.float('value', 0)]).values[0]!;
}

function filled(x: Tensor, positions: Float64Array, value: bigint | number): Tensor {
  for (const [i, at] of positions.entries()) if (at < 0) (x.values as Float64Array)[i] = value as number;
  return x;
}
