// ggml's blocks of quantized weights (ggml-common.h and ggml-quants.c), taken apart: whole numbers, their scales, their minima.
import { decodeFloat16 } from '@kinglet/onnx';

/** What a tensor's blocks hold: element i is `values[i] * scales[i / group] - minima[i / group]`, rounded to float once. */
export interface Blocks {
  readonly values: Int8Array;
  readonly scales: Float32Array;
  /** Of formats whose numbers are not around 0. */
  readonly minima: Float32Array | undefined;
}

export interface BlockFormat {
  /** As ggml writes it. */
  readonly name: string;
  /** Of a block: its elements, and the bytes that they take. */
  readonly elements: number;
  readonly bytes: number;
  /** Elements that share a scale. */
  readonly group: number;
  readonly hasMinima: boolean;
  /** Takes the block at `at` apart; its first element is number `i`. Scales and minima are exact: 18 bits hold them. */
  decode(bytes: Uint8Array, at: number, blocks: Blocks, i: number): void;
}

function half(bytes: Uint8Array, at: number): number {
  return decodeFloat16(bytes[at]! | (bytes[at + 1]! << 8));
}

function signed(byte: number): number {
  return (byte << 24) >> 24;
}

/** 32 elements: the lower halves of 16 bytes, then the upper ones. `high` are bits above them, one for each element. */
function putNibbles(bytes: Uint8Array, at: number, values: Int8Array, i: number, zero: number, high = 0): void {
  for (let j = 0; j < 16; j++) {
    const byte = bytes[at + j]!;
    values[i + j] = ((byte & 15) | (((high >>> j) & 1) << 4)) - zero;
    values[i + j + 16] = ((byte >> 4) | (((high >>> (j + 16)) & 1) << 4)) - zero;
  }
}

function word(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}

const small = { elements: 32, group: 32 } as const;

const q4_0: BlockFormat = {
  ...{ name: 'Q4_0', ...small, bytes: 18, hasMinima: false },
  decode(bytes, at, { values, scales }, i) {
    scales[i / 32] = half(bytes, at);
    putNibbles(bytes, at + 2, values, i, 8);
  },
};

const q4_1: BlockFormat = {
  ...{ name: 'Q4_1', ...small, bytes: 20, hasMinima: true },
  decode(bytes, at, { values, scales, minima }, i) {
    scales[i / 32] = half(bytes, at);
    minima![i / 32] = -half(bytes, at + 2);
    putNibbles(bytes, at + 4, values, i, 0);
  },
};

const q5_0: BlockFormat = {
  ...{ name: 'Q5_0', ...small, bytes: 22, hasMinima: false },
  decode(bytes, at, { values, scales }, i) {
    scales[i / 32] = half(bytes, at);
    putNibbles(bytes, at + 6, values, i, 16, word(bytes, at + 2));
  },
};

const q5_1: BlockFormat = {
  ...{ name: 'Q5_1', ...small, bytes: 24, hasMinima: true },
  decode(bytes, at, { values, scales, minima }, i) {
    scales[i / 32] = half(bytes, at);
    minima![i / 32] = -half(bytes, at + 2);
    putNibbles(bytes, at + 8, values, i, 0, word(bytes, at + 4));
  },
};

const q8_0: BlockFormat = {
  ...{ name: 'Q8_0', ...small, bytes: 34, hasMinima: false },
  decode(bytes, at, { values, scales }, i) {
    scales[i / 32] = half(bytes, at);
    for (let j = 0; j < 32; j++) values[i + j] = signed(bytes[at + 2 + j]!);
  },
};

/** Scale and minimum of 6 bits, of eight groups in 12 bytes: `get_scale_min_k4`. */
function sixBits(bytes: Uint8Array, at: number, group: number): readonly [scale: number, minimum: number] {
  const [a, b] = [bytes[at + group]!, bytes[at + group + 4]!];
  if (group < 4) return [a & 63, b & 63];
  const before = bytes[at + group - 4]!;
  return [(b & 15) | ((before >> 6) << 4), (b >> 4) | ((a >> 6) << 4)];
}

/** Scales and minima of a block of 256 of which 32 share one. */
function putSixBits(bytes: Uint8Array, at: number, { scales, minima }: Blocks, i: number): void {
  const [d, least] = [half(bytes, at), half(bytes, at + 2)];
  for (let group = 0; group < 8; group++) {
    const [scale, minimum] = sixBits(bytes, at + 4, group);
    scales[i / 32 + group] = d * scale;
    minima![i / 32 + group] = least * minimum;
  }
}

const large = { elements: 256, group: 32, hasMinima: true } as const;

const q4_k: BlockFormat = {
  ...{ name: 'Q4_K', ...large, bytes: 144 },
  decode(bytes, at, blocks, i) {
    putSixBits(bytes, at, blocks, i);
    for (let j = 0; j < 128; j++) {
      const [byte, to] = [bytes[at + 16 + j]!, i + 64 * (j >> 5) + (j & 31)];
      blocks.values[to] = byte & 15;
      blocks.values[to + 32] = byte >> 4;
    }
  },
};

const q5_k: BlockFormat = {
  ...{ name: 'Q5_K', ...large, bytes: 176 },
  decode(bytes, at, blocks, i) {
    putSixBits(bytes, at, blocks, i);
    for (let j = 0; j < 128; j++) {
      const [byte, to, chunk] = [bytes[at + 48 + j]!, i + 64 * (j >> 5) + (j & 31), j >> 5];
      const high = bytes[at + 16 + (j & 31)]! >> (2 * chunk);
      blocks.values[to] = (byte & 15) | ((high & 1) << 4);
      blocks.values[to + 32] = (byte >> 4) | ((high & 2) << 3);
    }
  },
};

const q6_k: BlockFormat = {
  ...{ name: 'Q6_K', elements: 256, bytes: 210, group: 16, hasMinima: false },
  decode(bytes, at, { values, scales }, i) {
    const d = half(bytes, at + 208);
    for (let group = 0; group < 16; group++) scales[i / 16 + group] = d * signed(bytes[at + 192 + group]!);
    for (let j = 0; j < 64; j++) {
      const [part, l] = [j >> 5, j & 31];
      const [low, next] = [bytes[at + 64 * part + l]!, bytes[at + 64 * part + l + 32]!];
      const high = bytes[at + 128 + 32 * part + l]!;
      const to = i + 128 * part + l;
      values[to] = ((low & 15) | ((high & 3) << 4)) - 32;
      values[to + 32] = ((next & 15) | (((high >> 2) & 3) << 4)) - 32;
      values[to + 64] = ((low >> 4) | (((high >> 4) & 3) << 4)) - 32;
      values[to + 96] = ((next >> 4) | ((high >> 6) << 4)) - 32;
    }
  },
};

/** By ggml's numbers. */
export const blockFormats: ReadonlyMap<number, BlockFormat> = new Map([
  [2, q4_0],
  [3, q4_1],
  [6, q5_0],
  [7, q5_1],
  [8, q8_0],
  [12, q4_k],
  [13, q5_k],
  [14, q6_k],
]);
