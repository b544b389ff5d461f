// Attention, and what belongs to it.
import { elementTypeOf } from '@kinglet/onnx';
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { coordinatesOf, spread } from '../indexing.ts';
import { lengthsOf, numbersOf, reshaped, type Tensor, tensorOf } from '../tensor.ts';
import { mapNumbers } from './elementwise.ts';
import { concat, transpose } from './movement.ts';
import { softmax } from './normalizations.ts';
import { multiply } from './products.ts';
import { gatherAlong } from './selection.ts';

export const attentionRules: Readonly<Record<string, EvaluationRule>> = {
  Attention: attention,
  LinearAttention: linearAttention,
  RotaryEmbedding: rotaryEmbedding,
  'ai.onnx.preview.FlexAttention': flexAttention,
};

/** [batch, length, heads * size] as [batch, heads, length, size]. */
function splitHeads(x: Tensor, heads: number): Tensor {
  const [batch, length, width] = x.dims as [number, number, number];
  return transpose(reshaped(x, [batch, length, heads, width / heads]), [0, 2, 1, 3]);
}

function joinHeads(x: Tensor): Tensor {
  const [batch, heads, length, size] = x.dims as [number, number, number, number];
  return reshaped(transpose(x, [0, 2, 1, 3]), [batch, length, heads * size]);
}

/** Each head of keys or values as often as there are heads of queries for it. */
function repeatHeads(x: Tensor, heads: number): Tensor {
  const own = x.dims[1]!;
  const chosen = Array.from({ length: heads }, (_, head) => Math.floor((head * own) / heads));
  return own === heads ? x : gatherAlong(x, 1, chosen, [heads]);
}

/** `softmax(Q Kᵀ scale + mask) V`: Vaswani et al., 2017. Computed in double. */
function attention(node: Evaluation): readonly Tensor[] {
  const isFlat = node.input(0).dims.length === 3;
  const [q, newKeys, newValues] = [0, 1, 2].map((i) => {
    const heads = node.int(i === 0 ? 'q_num_heads' : 'kv_num_heads', 0);
    return isFlat ? splitHeads(node.input(i), heads) : node.input(i);
  }) as [Tensor, Tensor, Tensor];
  const [pastKeys, pastValues] = [node.inputs[4], node.inputs[5]];
  const keys = pastKeys ? concat([pastKeys, newKeys], 2) : newKeys;
  const values = pastValues ? concat([pastValues, newValues], 2) : newValues;
  const scores = scoresOf(node, q, repeatHeads(keys, q.dims[1]!));
  const capped = node.float('softcap', 0) > 0 ? softcapped(scores, node.float('softcap', 0)) : scores;
  const masked = withMask(node, capped, q, pastKeys?.dims[2] ?? 0);
  const weights = softmaxRows(masked);
  const answer = multiply(weights, asDouble(repeatHeads(values, q.dims[1]!)));
  const y = as(q.type, answer);
  const shown = [scores, capped, masked, weights][node.int('qk_matmul_output_mode', 0)]!;
  return [isFlat ? joinHeads(y) : y, keys, values, as(q.type, shown)];
}

function asDouble(x: Tensor): Tensor {
  return as('double', x);
}

function as(type: Tensor['type'], x: Tensor): Tensor {
  return tensorOf(type, x.dims, numbersOf(x));
}

function scoresOf(node: Evaluation, q: Tensor, k: Tensor): Tensor {
  const scale = node.has('scale') ? node.float('scale', 1) : 1 / Math.sqrt(q.dims[3]!);
  const product = multiply(asDouble(q), transpose(asDouble(k), [0, 1, 3, 2]));
  return mapNumbers(product, (x) => x * scale);
}

function softcapped(scores: Tensor, cap: number): Tensor {
  return mapNumbers(scores, (x) => cap * Math.tanh(x / cap));
}

function softmaxRows(scores: Tensor): Tensor {
  const columns = scores.dims.at(-1)!;
  const numbers = numbersOf(scores);
  for (let at = 0; at < numbers.length; at += columns) numbers.set(softmax([...numbers.slice(at, at + columns)]), at);
  return tensorOf('double', scores.dims, numbers);
}

/** Adds the mask, hides what comes later (`is_causal`), and what lies behind a sequence's end. */
function withMask(node: Evaluation, scores: Tensor, q: Tensor, past: number): Tensor {
  const mask = node.inputs[3];
  const ends = node.inputs[6] && lengthsOf(node.inputs[6]);
  const isCausal = node.int('is_causal', 0) === 1;
  const numbers = numbersOf(scores);
  const added = mask && maskNumbers(mask, scores.dims);
  for (const [i, [batch, , row, column]] of [...coordinatesOf(scores.dims)].entries()) {
    if (added) numbers[i]! += added[i]!;
    const isHidden = (isCausal && column! > row! + past) || (ends && column! >= ends[batch!]!);
    if (isHidden) numbers[i] = Number.NEGATIVE_INFINITY;
  }
  return tensorOf('double', [...q.dims.slice(0, 3), scores.dims[3]!], numbers);
}

/** Booleans say what is seen; what a mask is too short for is hidden. */
function maskNumbers(mask: Tensor, dims: readonly number[]): Float64Array {
  const columns = dims.at(-1)!;
  const own = mask.dims.at(-1)!;
  const numbers = numbersOf(mask).map((x) => (mask.type === 'bool' ? (x ? 0 : Number.NEGATIVE_INFINITY) : x));
  const rows = numbers.length / own;
  const wide = new Float64Array(rows * columns).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < rows; row++) wide.set(numbers.slice(row * own, (row + 1) * own), row * columns);
  const places = spread([...mask.dims.slice(0, -1), columns], dims);
  return places.map((at) => wide[at]!);
}

/** Scores and weights pass through graphs of the node. */
function flexAttention(node: Evaluation): Tensor {
  const [q, k, v] = [node.input(0), node.input(1), node.input(2)];
  const heads = q.dims[1]!;
  const precision = elementTypeOf(node.int('softmax_precision', 0)) ?? (q.type === 'double' ? 'double' : 'float');
  const through = (name: string, x: Tensor): Tensor =>
    node.has(name) ? asDouble(node.body(name, [as(precision, x)])[0]!) : x;
  const scores = through('score_mod', scoresOf(node, q, repeatHeads(k, heads)));
  const weights = through('prob_mod', softmaxRows(scores));
  return as(v.type, multiply(weights, asDouble(repeatHeads(v, heads))));
}

/** Pairs of elements turned by the angles whose cosines and sines are given: Su et al., 2021. */
function rotaryEmbedding(node: Evaluation): Tensor {
  const [x, cosines, sines, ids] = [node.input(0), node.input(1), node.input(2), node.inputs[3]];
  const isFlat = x.dims.length === 3;
  const split = isFlat ? splitHeads(x, node.int('num_heads', 1)) : x;
  const [, , length, size] = split.dims as [number, number, number, number];
  const turned = node.int('rotary_embedding_dim', 0) || size;
  const half = turned / 2;
  const isInterleaved = node.int('interleaved', 0) === 1;
  const [numbers, cos, sin] = [numbersOf(split), numbersOf(cosines), numbersOf(sines)];
  const positions = ids && lengthsOf(ids);
  // A pass has one cache for all items, as plans take it.
  const isShared = cosines.dims[0] === 1;
  const made = numbers.slice();
  for (const [i, [batch, , at, place]] of [...coordinatesOf(split.dims)].entries()) {
    if (place! >= turned) continue;
    const pair = isInterleaved ? Math.floor(place! / 2) : place! % half;
    const isFirst = isInterleaved ? place! % 2 === 0 : place! < half;
    const other = i + (isFirst ? 1 : -1) * (isInterleaved ? 1 : half);
    const row = (isShared ? 0 : batch! * length) + at!;
    const angle = (positions ? positions[batch! * length + at!]! : row) * half + pair;
    made[i] = numbers[i]! * cos[angle]! + (isFirst ? -1 : 1) * numbers[other]! * sin[angle]!;
  }
  const y = tensorOf(x.type, split.dims, made);
  return isFlat ? joinHeads(y) : y;
}

/** A state [keys, values] that each step decays, corrects and is read from: Yang et al., 2024. */
function linearAttention(node: Evaluation): readonly Tensor[] {
  const [qHeads, heads] = [node.int('q_num_heads', 1), node.int('kv_num_heads', 1)];
  const [q, k, v] = [
    splitHeads(node.input(0), qHeads),
    splitHeads(node.input(1), heads),
    splitHeads(node.input(2), heads),
  ];
  const [batch, , length, keySize] = q.dims as [number, number, number, number];
  const valueSize = v.dims[3]!;
  const rule = node.text('update_rule', 'gated_delta');
  const decay = rule.includes('gated') ? headed(node.input(4), heads, heads) : undefined;
  const beta = rule.includes('delta') ? headed(node.input(5), node.input(5).dims[2]!, heads) : undefined;
  const scale = node.float('scale', 0) || 1 / Math.sqrt(keySize);
  const past = node.inputs[3];
  const state = past ? numbersOf(past) : new Float64Array(batch * heads * keySize * valueSize);
  const [queries, keys, values] = [q, k, v].map(numbersOf) as [Float64Array, Float64Array, Float64Array];
  const read = new Float64Array(batch * qHeads * length * valueSize);
  for (let plane = 0; plane < batch * heads; plane++) {
    const own = state.subarray(plane * keySize * valueSize, (plane + 1) * keySize * valueSize);
    for (let t = 0; t < length; t++) {
      const key = keys.subarray((plane * length + t) * keySize, (plane * length + t + 1) * keySize);
      const value = values.subarray((plane * length + t) * valueSize, (plane * length + t + 1) * valueSize);
      step(own, key, value, decay?.(plane, t), beta?.(plane, t));
      for (let g = 0; g < qHeads / heads; g++) {
        const row = (plane * (qHeads / heads) + g) * length + t;
        for (let m = 0; m < valueSize; m++)
          for (let d = 0; d < keySize; d++)
            read[row * valueSize + m]! += scale * queries[row * keySize + d]! * own[d * valueSize + m]!;
      }
    }
  }
  const y = joinHeads(tensorOf(q.type, [batch, qHeads, length, valueSize], read));
  return [y, tensorOf(past?.type ?? q.type, [batch, heads, keySize, valueSize], state)];
}

/** [batch, length, heads * size], to be asked for a head's numbers at a step; one head serves all. */
function headed(x: Tensor, own: number, heads: number): (plane: number, step: number) => Float64Array {
  const split = splitHeads(x, own);
  const [, , length, size] = split.dims as [number, number, number, number];
  const numbers = numbersOf(split);
  return (plane, step) => {
    const row = (own === heads ? plane : Math.floor(plane / heads)) * length + step;
    return numbers.subarray(row * size, (row + 1) * size);
  };
}

function step(
  state: Float64Array,
  key: Float64Array,
  value: Float64Array,
  decay: Float64Array | undefined,
  beta: Float64Array | undefined,
): void {
  const size = value.length;
  if (decay) for (let i = 0; i < state.length; i++) state[i]! *= Math.exp(decay[Math.floor(i / size) % decay.length]!);
  const added = value.map((x, m) => {
    if (!beta) return x;
    const known = key.reduce((sum, k, d) => sum + k * state[d * size + m]!, 0);
    return beta[0]! * (x - known);
  });
  for (let i = 0; i < state.length; i++) state[i]! += key[Math.floor(i / size)]! * added[i % size]!;
}
