// Operators of `ai.onnx.ml` on numbers, and n-grams.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import {
  integersOf,
  isInteger,
  lengthsOf,
  numbersOf,
  sizeOf,
  type Tensor,
  tensorOf,
  tensorOfIntegers,
} from '../tensor.ts';
import { fromProto } from '../tensorProto.ts';
import { mapNumbers } from './elementwise.ts';
import { softmax } from './normalizations.ts';
import { gatherAlong } from './selection.ts';

export const learnedRules: Readonly<Record<string, EvaluationRule>> = {
  TfIdfVectorizer: tfIdfVectorizer,
  'ai.onnx.ml.ArrayFeatureExtractor': arrayFeatureExtractor,
  'ai.onnx.ml.Binarizer': (node) => mapNumbers(node.input(0), (x) => Number(x > node.float('threshold', 0))),
  'ai.onnx.ml.LabelEncoder': labelEncoder,
  'ai.onnx.ml.LinearRegressor': linearRegressor,
  'ai.onnx.ml.Normalizer': normalizer,
  'ai.onnx.ml.Scaler': scaler,
  'ai.onnx.ml.TreeEnsemble': treeEnsemble,
};

function arrayFeatureExtractor(node: Evaluation): Tensor {
  const [x, indices] = [node.input(0), node.input(1)];
  const rows = x.dims.length === 1 ? [1, ...x.dims] : x.dims;
  const columns = lengthsOf(indices);
  return gatherAlong({ ...x, dims: rows }, rows.length - 1, columns, [columns.length]);
}

function labelEncoder(node: Evaluation): Tensor {
  const x = node.input(0);
  const listOf = (kind: 'keys' | 'values'): Tensor => {
    const [proto, floats, ints] = [
      node.tensor(`${kind}_tensor`),
      node.floats(`${kind}_floats`),
      node.ints(`${kind}_int64s`),
    ];
    if (proto) return fromProto(proto);
    if (floats) return tensorOf('float', [floats.length], floats);
    if (ints) return tensorOf('int64', [ints.length], ints);
    throw node.refuse(`expected ${kind} that are numbers`);
  };
  const [keys, values] = [listOf('keys'), listOf('values')];
  const given = node.tensor('default_tensor');
  const otherwise = given ? fromProto(given) : defaultOf(node, values);
  // A NaN is a key as any other.
  const places = new Map([...numbersOf(keys)].map((key, i) => [key, i]));
  const [found, rest] = [numbersOf(values), numbersOf(otherwise)[0]!];
  return tensorOf(
    values.type,
    x.dims,
    numbersOf(x).map((key) => {
      const at = places.get(key);
      return at === undefined ? rest : found[at]!;
    }),
  );
}

function defaultOf(node: Evaluation, { type }: Tensor): Tensor {
  if (isInteger(type)) return tensorOfIntegers(type, [1], [BigInt(node.int('default_int64', -1))]);
  return tensorOf(type, [1], [node.float('default_float', -0)]);
}

function linearRegressor(node: Evaluation): Tensor {
  const x = node.input(0);
  const columns = x.dims.at(-1)!;
  const [weights, targets] = [node.floats('coefficients') ?? [], node.int('targets', 1)];
  const biases = node.floats('intercepts') ?? [];
  if (node.text('post_transform', 'NONE') !== 'NONE') throw node.refuse('expected post_transform NONE');
  const numbers = numbersOf(x);
  const rows = x.values.length / columns;
  const made = Array.from({ length: rows * targets }, (_, i) => {
    const [row, target] = [Math.floor(i / targets), i % targets];
    let sum = biases[target] ?? 0;
    for (let k = 0; k < columns; k++) sum += numbers[row * columns + k]! * weights[target * columns + k]!;
    return sum;
  });
  return tensorOf('float', [rows, targets], made);
}

function normalizer(node: Evaluation): Tensor {
  const x = node.input(0);
  const columns = x.dims.at(-1)!;
  const numbers = numbersOf(x);
  const norms: Readonly<Record<string, (row: readonly number[]) => number>> = {
    L1: (row) => row.reduce((sum, value) => sum + Math.abs(value), 0),
    L2: (row) => Math.hypot(...row),
    MAX: (row) => row.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
  };
  const norm = norms[node.text('norm', 'MAX')] ?? softmaxNorm;
  for (let at = 0; at < numbers.length; at += columns) {
    const size = norm([...numbers.slice(at, at + columns)]) || 1;
    for (let k = at; k < at + columns; k++) numbers[k]! /= size;
  }
  return tensorOf('float', x.dims, numbers);
}

function softmaxNorm(row: readonly number[]): number {
  return 1 / Math.max(...softmax(row));
}

function scaler(node: Evaluation): Tensor {
  const x = node.input(0);
  const [offsets, scales] = [node.floats('offset') ?? [0], node.floats('scale') ?? [1]];
  const scaled = numbersOf(x).map((value, i) => (value - offsets[i % offsets.length]!) * scales[i % scales.length]!);
  return tensorOf('float', x.dims, scaled);
}

/** How a node of a tree asks, in ONNX's order. */
const questions: readonly ((x: number, split: number) => boolean)[] = [
  (x, split) => x <= split,
  (x, split) => x < split,
  (x, split) => x >= split,
  (x, split) => x > split,
  (x, split) => x === split,
  (x, split) => x !== split,
];
const isMember = 6;

/** Trees that each give a weight to a target; SUM, AVERAGE, MIN or MAX of them. */
function treeEnsemble(node: Evaluation): Tensor {
  const x = node.input(0);
  const [rows, columns] = x.dims as [number, number];
  const numbers = numbersOf(x);
  const tensor = (name: string): number[] => {
    const proto = node.tensor(name);
    return proto ? [...numbersOf(fromProto(proto))] : [];
  };
  const trees = {
    modes: tensor('nodes_modes'),
    splits: tensor('nodes_splits'),
    members: membersOf(node, tensor('membership_values'), tensor('nodes_modes')),
  };
  const [weights, targetIds] = [tensor('leaf_weights'), node.ints('leaf_targetids') ?? []];
  const targets = node.int('n_targets', 1);
  const aggregate = node.int('aggregate_function', 1);
  const starts = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const made = new Float64Array(rows * targets).fill(starts[aggregate]!);
  const roots = node.ints('tree_roots') ?? [];
  for (let row = 0; row < rows; row++)
    for (const root of roots) {
      const leaf = leafOf(node, root, numbers.subarray(row * columns, (row + 1) * columns), trees);
      const at = row * targets + targetIds[leaf]!;
      made[at] = aggregated(aggregate, made[at]!, weights[leaf]!, roots.length);
    }
  return tensorOf(x.type, [rows, targets], made);
}

function aggregated(how: number, before: number, weight: number, trees: number): number {
  if (how === 2) return Math.min(before, weight);
  if (how === 3) return Math.max(before, weight);
  return before + (how === 0 ? weight / trees : weight);
}

interface Trees {
  readonly modes: readonly number[];
  readonly splits: readonly number[];
  /** Of nodes that ask for one of several values. */
  readonly members: ReadonlyMap<number, ReadonlySet<number>>;
}

/** The values of each node that asks for membership, which NaN ends. */
function membersOf(node: Evaluation, values: readonly number[], modes: readonly number[]): Trees['members'] {
  const members = new Map<number, Set<number>>();
  let from = 0;
  for (const at of askedInOrder(node, modes)) {
    const end = values.findIndex((value, i) => i >= from && Number.isNaN(value));
    members.set(at, new Set(values.slice(from, end)));
    from = end + 1;
  }
  return members;
}

function askedInOrder(_node: Evaluation, modes: readonly number[]): number[] {
  return modes.flatMap((mode, at) => (mode === isMember ? [at] : []));
}

function leafOf(node: Evaluation, root: number, row: Float64Array, { modes, splits, members }: Trees): number {
  const ints = (name: string): readonly number[] => node.ints(name) ?? [];
  const [trueIds, falseIds] = [ints('nodes_truenodeids'), ints('nodes_falsenodeids')];
  const [trueLeafs, falseLeafs] = [ints('nodes_trueleafs'), ints('nodes_falseleafs')];
  const [features, missing] = [ints('nodes_featureids'), ints('nodes_missing_value_tracks_true')];
  let at = root;
  for (let steps = 0; steps <= modes.length; steps++) {
    const x = row[features[at]!]!;
    const isTrue =
      (Number.isNaN(x) && missing[at] === 1) ||
      (modes[at] === isMember ? members.get(at)!.has(x) : questions[modes[at]!]!(x, splits[at]!));
    const next = isTrue ? trueIds[at]! : falseIds[at]!;
    if ((isTrue ? trueLeafs : falseLeafs)[at]) return next;
    at = next;
  }
  throw node.refuse('expected trees without cycles');
}

/** Counts of n-grams with up to so many words between theirs. */
function tfIdfVectorizer(node: Evaluation): Tensor {
  const x = node.input(0);
  const pool = node.ints('pool_int64s');
  if (!pool) throw node.refuse('expected n-grams of integers');
  const [starts, slots] = [node.ints('ngram_counts') ?? [], node.ints('ngram_indexes') ?? []];
  const grams = new Map<string, number>();
  for (const [i, start] of starts.entries()) {
    const part = pool.slice(start, starts[i + 1] ?? pool.length);
    for (let at = 0; at < part.length; at += i + 1) grams.set(part.slice(at, at + i + 1).join(), slots[grams.size]!);
  }
  const size = Math.max(...slots) + 1;
  const words = integersOf(x).map(Number);
  const columns = x.dims.at(-1) ?? 1;
  const rows = sizeOf(x.dims.slice(0, -1));
  const counts = new Float64Array(rows * size);
  for (let row = 0; row < rows; row++)
    for (const gram of gramsOf(node, words.slice(row * columns, (row + 1) * columns))) {
      const slot = grams.get(gram);
      if (slot !== undefined) counts[row * size + slot]! += 1;
    }
  return tensorOf('float', [...x.dims.slice(0, -1), size], weightedCounts(node, counts, size));
}

function* gramsOf(node: Evaluation, words: readonly number[]): Generator<string> {
  const [least, most] = [node.int('min_gram_length', 1), node.int('max_gram_length', 1)];
  for (let length = least; length <= most; length++)
    // One word alone has no gaps.
    for (let step = 1; step <= (length === 1 ? 1 : node.int('max_skip_count', 0) + 1); step++)
      for (let at = 0; at + step * (length - 1) < words.length; at++)
        yield Array.from({ length }, (_, i) => words[at + i * step]).join();
}

function weightedCounts(node: Evaluation, counts: Float64Array, size: number): Float64Array {
  const mode = node.text('mode', 'TF');
  const weights = node.floats('weights');
  if (mode === 'TF') return counts;
  return counts.map((count, i) => (mode === 'IDF' ? Number(count > 0) : count) * (weights?.[i % size] ?? 1));
}
