// Matrices of 4-bit weights that share scales by blocks, whoever wrote them, as the products of kernels take them.

/** Weights and zero points are 0 to 15: weight (k, n) stands for (weight - zeroPoint) * scale of its block. */
export interface NibbleWeights {
  /** Rows of the matrix. */
  readonly inner: number;
  readonly columns: number;
  /** Weights of a column that share a scale; Infinity: all of them. */
  readonly block: number;
  weight(column: number, row: number): number;
  /** All weights as `PackedNibbles` has them, where they lie so already. */
  readonly packed?: Uint8Array;
  scale(column: number, block: number): number;
  zeroPoint(column: number, block: number): number;
}

/** Inputs 1 to 3 of MatMulNBits. */
export interface PackedNibbles {
  readonly block: number;
  /** columns x blocks x block / 2, the even weight in the low half. */
  readonly weights: Uint8Array;
  /** columns x blocks. */
  readonly scales: Float32Array;
  /** columns x ceil(blocks / 2), the even block in the low half; undefined where all are 8. */
  readonly zeroPoints: Uint8Array | undefined;
}

const mostBlock = 128;

/** Undefined for blocks that can be none of those that kernels have: 32, 64, 96 or 128. */
export function packNibbles(nibbles: NibbleWeights): PackedNibbles | undefined {
  const { inner, columns, block: given } = nibbles;
  // A block of more is several with the same scale.
  const block = Math.min(given, mostBlock);
  if (block % 32 !== 0 || (given !== Number.POSITIVE_INFINITY && given % block !== 0)) return undefined;
  const blocks = Math.ceil(inner / block);
  const ofScale = (b: number): number => (given === block ? b : Math.floor((b * block) / given));
  const scales = new Float32Array(columns * blocks);
  const points = new Uint8Array(columns * blocks);
  for (let n = 0; n < columns; n++)
    for (let b = 0; b < blocks; b++) {
      scales[n * blocks + b] = nibbles.scale(n, ofScale(b));
      points[n * blocks + b] = nibbles.zeroPoint(n, ofScale(b));
    }
  const zeroPoints = points.every((point) => point === 8)
    ? undefined
    : packRows(points, columns, Math.ceil(blocks / 2));
  return { block, weights: nibbles.packed ?? packedWeights(nibbles, blocks * block), scales, zeroPoints };
}

/** Columns of so many weights, which end with zeros. */
function packedWeights({ inner, columns, weight }: NibbleWeights, length: number): Uint8Array {
  const packed = new Uint8Array((columns * length) / 2);
  for (let n = 0; n < columns; n++)
    for (let k = 0; k < inner; k++) packed[(n * length + k) >> 1]! |= weight(n, k) << (4 * (k % 2));
  return packed;
}

/** Two to a byte; each row begins with a byte of its own. */
function packRows(values: Uint8Array, rows: number, rowBytes: number): Uint8Array {
  const packed = new Uint8Array(rows * rowBytes);
  const each = values.length / rows;
  for (const [i, value] of values.entries()) {
    const [row, at] = [Math.floor(i / each), i % each];
    packed[row * rowBytes + (at >> 1)]! |= value << (4 * (at % 2));
  }
  return packed;
}
