// Operators of ai.onnx.ml that prepare features: scaled, filled in, encoded, chosen.
import { categoryEncoding, type Encoding, labelEncoding, oneHotKeys } from '../../classic/categories.ts';
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { lengthsOf, numbersOf, sizeOf, type Tensor, take, tensorOf } from '../tensor.ts';
import { gatherAlong } from './selection.ts';

export const preparationRules: Readonly<Record<string, EvaluationRule>> = {
  'ai.onnx.ml.ArrayFeatureExtractor': arrayFeatureExtractor,
  'ai.onnx.ml.Binarizer': binarizer,
  'ai.onnx.ml.CategoryMapper': (node) => encoded(node, categoryEncoding(node.proto, node.input(0).type)),
  'ai.onnx.ml.FeatureVectorizer': featureVectorizer,
  'ai.onnx.ml.Imputer': imputer,
  'ai.onnx.ml.LabelEncoder': (node) => encoded(node, labelEncoding(node.proto, node.input(0).type)),
  'ai.onnx.ml.Normalizer': normalizer,
  'ai.onnx.ml.OneHotEncoder': oneHotEncoder,
  'ai.onnx.ml.Scaler': scaler,
  // The scores, whose columns have names in a plan.
  'ai.onnx.ml.ZipMap': (node) => node.input(0),
};

function scaler(node: Evaluation): Tensor {
  const x = node.input(0);
  const width = x.dims.at(-1)!;
  const [offset, scale] = [node.floats('offset') ?? [], node.floats('scale') ?? []];
  const of = (list: readonly number[], i: number): number => list[list.length === 1 ? 0 : i % width]!;
  return tensorOf(
    'float',
    x.dims,
    numbersOf(x).map((number, i) => (number - of(offset, i)) * of(scale, i)),
  );
}

/** MAX divides by the largest number itself, whatever its sign, as ONNX Runtime does. */
function normalizer(node: Evaluation): Tensor {
  const x = node.input(0);
  const norm = node.text('norm', 'MAX');
  const width = x.dims.at(-1)!;
  const numbers = numbersOf(x);
  const made = numbers.map((number, i) => {
    const divisor = normOf(norm, numbers.subarray(i - (i % width), i - (i % width) + width));
    return divisor === 0 ? number : number / divisor;
  });
  return tensorOf('float', x.dims, made);
}

function normOf(norm: string, row: Float64Array): number {
  if (norm === 'MAX') return Math.max(...row);
  return norm === 'L1' ? row.reduce((sum, x) => sum + Math.abs(x), 0) : Math.hypot(...row);
}

function imputer(node: Evaluation): Tensor {
  const x = node.input(0);
  const width = x.dims.at(-1)!;
  const isInteger = x.type === 'int64';
  const filled = (isInteger ? node.ints('imputed_value_int64s') : node.floats('imputed_value_floats')) ?? [];
  const replaced = isInteger ? node.int('replaced_value_int64', 0) : node.float('replaced_value_float', 0);
  const isReplaced = (number: number): boolean =>
    number === replaced || (Number.isNaN(number) && Number.isNaN(replaced));
  const made = numbersOf(x).map((number, i) =>
    isReplaced(number) ? filled[filled.length === 1 ? 0 : i % width]! : number,
  );
  return tensorOf(x.type, x.dims, made);
}

function binarizer(node: Evaluation): Tensor {
  const x = node.input(0);
  const threshold = node.float('threshold', 0);
  return tensorOf(
    x.type,
    x.dims,
    numbersOf(x).map((number) => Number(number > threshold)),
  );
}

/** Columns of the last axis. */
function arrayFeatureExtractor(node: Evaluation): Tensor {
  const [x, chosen] = [node.input(0), lengthsOf(node.input(1))];
  const made = gatherAlong(x, x.dims.length - 1, chosen, [chosen.length]);
  return x.dims.length === 1 ? { ...made, dims: [1, chosen.length] } : made;
}

/** Inputs beside each other, as floats. */
function featureVectorizer(node: Evaluation): Tensor {
  const parts = node.inputs.map((_, i) => node.input(i));
  const rows = parts[0]!.dims.length === 1 ? 1 : parts[0]!.dims[0]!;
  const widths = parts.map((part) => sizeOf(part.dims) / rows);
  const numbers = parts.map(numbersOf);
  const row = (r: number): number[] =>
    numbers.flatMap((of, i) => [...of.subarray(r * widths[i]!, (r + 1) * widths[i]!)]);
  return tensorOf(
    'float',
    [rows, widths.reduce((a, b) => a + b, 0)],
    Array.from({ length: rows }, (_, r) => row(r)).flat(),
  );
}

/** The value of each element's key, or the last of all. NaN is a key like others. */
function encoded(node: Evaluation, { keys, values }: Encoding): Tensor {
  const x = node.input(0);
  return take(values, x.dims, placesAmong(x, keys));
}

function placesAmong(x: Tensor, keys: Tensor): number[] {
  const list = Array.from(keys.values as ArrayLike<bigint | number>);
  return Array.from(x.values as ArrayLike<bigint | number>, (element) => {
    const at = list.findIndex((key) => key === element || (Number.isNaN(key) && Number.isNaN(element)));
    return at < 0 ? list.length : at;
  });
}

function oneHotEncoder(node: Evaluation): Tensor {
  const [x, keys] = [node.input(0), oneHotKeys(node.proto)];
  const count = keys.values.length;
  const isText = keys.type === 'string';
  const wanted = isText ? x : tensorOf('int64', x.dims, numbersOf(x));
  const places = placesAmong(wanted, keys);
  if (node.int('zeros', 1) === 0 && places.includes(count))
    throw node.refuse('expected categories that are known, found another');
  const made = places.flatMap((place) => Array.from({ length: count }, (_, k) => Number(k === place)));
  return tensorOf('float', [...x.dims, count], made);
}
