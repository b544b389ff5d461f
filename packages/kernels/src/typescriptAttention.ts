// Attention and rotary embedding in plain TypeScript: attention in float64, turned pairs with the bits of native code.
import type { Kernels } from './generated/kernels.ts';

type Attention = Pick<Kernels, 'attention' | 'rotaryEmbedding'>;

export const typescriptAttention: Attention = {
  rotaryEmbedding(x, tokens, heads, half, cos, sin, interleaved, out) {
    const [step, apart] = interleaved ? [2, 1] : [1, half];
    for (let head = 0; head < tokens * heads; head++)
      for (let pair = 0; pair < half; pair++) {
        const angle = Math.floor(head / heads) * half + pair;
        const i = head * 2 * half + pair * step;
        const [u, v, c, s] = [x[i]!, x[i + apart]!, cos[angle]!, sin[angle]!];
        out[i] = Math.fround(u * c) - Math.fround(v * s);
        out[i + apart] = Math.fround(v * c) + Math.fround(u * s);
      }
    return out;
  },
  attention(q, batch, queries, kvHeads, sharing, width, k, keys, v, valueWidth, mask, masks, scale, causal, out) {
    const scores = new Float64Array(keys);
    const tokenHeads = kvHeads * sharing;
    for (let b = 0; b < batch; b++)
      for (let i = 0; i < queries; i++) {
        const maskRow = mask.length > 0 ? ((b % masks) * queries + i) * keys : undefined;
        const seen = causal ? Math.max(0, keys - queries + i + 1) : keys;
        for (let head = 0; head < tokenHeads; head++) {
          const kvHead = Math.floor(head / sharing);
          const from = ((b * queries + i) * tokenHeads + head) * width;
          for (let j = 0; j < keys; j++) {
            const added = maskRow === undefined ? 0 : mask[maskRow + j]!;
            const isHidden = j >= seen || added === Number.NEGATIVE_INFINITY;
            const key = ((b * keys + j) * kvHeads + kvHead) * width;
            scores[j] = isHidden
              ? Number.NEGATIVE_INFINITY
              : product(q, from, k, key, width) * Math.fround(scale) + added;
          }
          const to = ((b * queries + i) * tokenHeads + head) * valueWidth;
          const first = (b * keys * kvHeads + kvHead) * valueWidth;
          addValues(scores, v.subarray(first), kvHeads * valueWidth, out.subarray(to, to + valueWidth));
        }
      }
    return out;
  },
};

function product(a: Float32Array, i: number, b: Float32Array, j: number, length: number): number {
  let sum = 0;
  for (let c = 0; c < length; c++) sum += a[i + c]! * b[j + c]!;
  return sum;
}

/** The values, `stride` apart, each with its share by softmax. One whose power float32 rounds to 0 leaves no trace. */
function addValues(scores: Float64Array, values: Float32Array, stride: number, out: Float32Array): void {
  const most = scores.reduce((largest, score) => Math.max(largest, score), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => (score === Number.NEGATIVE_INFINITY ? 0 : Math.exp(score - most)));
  const total = powers.reduce((sum, power) => sum + power, 0);
  for (let c = 0; c < out.length; c++) {
    let sum = 0;
    for (let j = 0; j < powers.length; j++)
      if (Math.fround(powers[j]!) !== 0) sum += powers[j]! * values[j * stride + c]!;
    out[c] = total === 0 ? 0 : sum / total;
  }
}
