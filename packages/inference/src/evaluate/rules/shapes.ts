// Shapes: read, and given to the same elements.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { axisOf, broadcastShapes, spread } from '../indexing.ts';
import { lengthsOf, reshaped, sizeOf, type Tensor, take, tensorOf, tensorOfLengths } from '../tensor.ts';

export const shapeRules: Readonly<Record<string, EvaluationRule>> = {
  Dropout: dropout,
  Expand: expand,
  Flatten: flatten,
  Identity: (node) => node.input(0),
  Reshape: (node) => reshaped(node.input(0), reshapedDims(node)),
  Shape: shape,
  Size: (node) => tensorOf('int64', [], [sizeOf(node.input(0).dims)]),
  Squeeze: squeeze,
  Unsqueeze: unsqueeze,
};

/** At inference the input itself, and a mask of all. */
function dropout(node: Evaluation): readonly Tensor[] {
  const x = node.input(0);
  const isTraining = node.inputs[2] && lengthsOf(node.inputs[2])[0] === 1;
  const ratio = node.inputs[1] ? lengthsOf(node.inputs[1])[0]! : 0.5;
  if (isTraining && ratio > 0) throw node.refuse('expected inference, not training: random numbers are not computed');
  return [x, tensorOf(node.opset < 10 ? x.type : 'bool', x.dims, Array(x.values.length).fill(1))];
}

function expand(node: Evaluation): Tensor {
  const x = node.input(0);
  const dims = broadcastShapes(x.dims, lengthsOf(node.input(1)));
  return take(x, dims, spread(x.dims, dims));
}

function flatten(node: Evaluation): Tensor {
  const { dims } = node.input(0);
  const axis = node.int('axis', 1);
  const cut = axis < 0 ? axis + dims.length : axis;
  return reshaped(node.input(0), [sizeOf(dims.slice(0, cut)), sizeOf(dims.slice(cut))]);
}

/** 0 stands for the length that is there, -1 for what is left. */
function reshapedDims(node: Evaluation): readonly number[] {
  const { dims, values } = node.input(0);
  const asked = node.lengths(1, 'shape') ?? [];
  const keepsZeros = node.int('allowzero', 0) === 1;
  const known = asked.map((length, i) => (length === 0 && !keepsZeros ? (dims[i] ?? 0) : length));
  const rest = sizeOf(known.filter((length) => length !== -1));
  return known.map((length) => (length === -1 ? values.length / (rest || 1) : length));
}

function shape(node: Evaluation): Tensor {
  const { dims } = node.input(0);
  const end = node.int('end', dims.length);
  return tensorOfLengths(dims.slice(node.int('start', 0), end));
}

function squeeze(node: Evaluation): Tensor {
  const { dims } = node.input(0);
  const axes = node.lengths(1, 'axes')?.map((axis) => axisOf(axis, dims.length));
  const kept = dims.filter((length, axis) => (axes ? !axes.includes(axis) : length !== 1));
  return reshaped(node.input(0), kept);
}

function unsqueeze(node: Evaluation): Tensor {
  const { dims } = node.input(0);
  const given = node.lengths(1, 'axes') ?? [];
  const rank = dims.length + given.length;
  const axes = given.map((axis) => axisOf(axis, rank));
  const rest = [...dims];
  return reshaped(
    node.input(0),
    Array.from({ length: rank }, (_, axis) => (axes.includes(axis) ? 1 : rest.shift()!)),
  );
}
