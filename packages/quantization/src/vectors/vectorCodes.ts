// How vectors are kept: floats, integers with a scale for each vector, or one bit for each dimension.
import { packInt4 } from '../tensor/packInt4.ts';
import { dequantizeValues, quantizeValues } from '../tensor/quantizeValues.ts';
import { rangeParameters } from '../tensor/rangeParameters.ts';

export type VectorType = 'float32' | 'int8' | 'int4' | 'binary';

/** Vectors of a type. */
export interface VectorCodes {
  /** What they take. */
  readonly bytes: number;
  /** The similarity of a query with the vector at an index: the dot product, or of bits an estimate that ranks as it. */
  scorer(query: Float32Array): (index: number) => number;
  /** The vector at an index, as nearly as it was kept: [dimensions]. */
  decode(index: number): Float32Array;
}

/** Encodes [count, dimensions] finite floats. */
export const encodeVectors: Readonly<Record<VectorType, (vectors: Float32Array, dimensions: number) => VectorCodes>> = {
  float32: floatCodes,
  int8: byteCodes,
  int4: nibbleCodes,
  binary: bitCodes,
};

function floatCodes(vectors: Float32Array, dimensions: number): VectorCodes {
  const decode = (index: number) => vectors.subarray(index * dimensions, (index + 1) * dimensions);
  const scorer = (query: Float32Array) => (index: number) => dotAt(query, vectors, index * dimensions);
  return { bytes: vectors.byteLength, scorer, decode };
}

function byteCodes(vectors: Float32Array, dimensions: number): VectorCodes {
  const codes = new Int8Array(vectors.length);
  const scales = scalesOf(vectors, dimensions, 'int8');
  for (const [index, scale] of scales.entries()) {
    const vector = vectors.subarray(index * dimensions, (index + 1) * dimensions);
    codes.set(quantizeValues(vector, { scale, zeroPoint: 0 }, 'int8'), index * dimensions);
  }
  const decode = (index: number) => {
    const code = codes.subarray(index * dimensions, (index + 1) * dimensions);
    return dequantizeValues(code, { scale: scales[index]!, zeroPoint: 0 });
  };
  const scorer = (query: Float32Array) => (index: number) => dotAt(query, codes, index * dimensions) * scales[index]!;
  return { bytes: codes.byteLength + scales.byteLength, scorer, decode };
}

function nibbleCodes(vectors: Float32Array, dimensions: number): VectorCodes {
  const rowBytes = Math.ceil(dimensions / 2);
  const scales = scalesOf(vectors, dimensions, 'int4');
  const codes = new Uint8Array(scales.length * rowBytes);
  for (const [index, scale] of scales.entries()) {
    const vector = vectors.subarray(index * dimensions, (index + 1) * dimensions);
    codes.set(packInt4(quantizeValues(vector, { scale, zeroPoint: 0 }, 'int4')), index * rowBytes);
  }
  const decode = (index: number) => {
    const code = Int8Array.from({ length: dimensions }, (_, i) => nibbleAt(codes, index * rowBytes, i));
    return dequantizeValues(code, { scale: scales[index]!, zeroPoint: 0 });
  };
  const scorer = (query: Float32Array) => (index: number) =>
    dotNibbles(query, codes, index * rowBytes) * scales[index]!;
  return { bytes: codes.byteLength + scales.byteLength, scorer, decode };
}

/** A bit is set where a number is above 0; vectors are as alike as few bits differ (Hamming). */
function bitCodes(vectors: Float32Array, dimensions: number): VectorCodes {
  const words = Math.ceil(dimensions / 32);
  const count = vectors.length / dimensions;
  const codes = new Int32Array(count * words);
  for (let index = 0; index < count; index++) setBits(vectors, index * dimensions, dimensions, codes, index * words);
  const decode = (index: number) => {
    const length = 1 / Math.sqrt(dimensions);
    return Float32Array.from({ length: dimensions }, (_, i) =>
      (codes[index * words + (i >> 5)]! >>> (i & 31)) & 1 ? length : -length,
    );
  };
  const scorer = (query: Float32Array) => {
    const bits = new Int32Array(words);
    setBits(query, 0, dimensions, bits, 0);
    return (index: number) => 1 - (2 * differingBits(bits, codes, index * words)) / dimensions;
  };
  return { bytes: codes.byteLength, scorer, decode };
}

function scalesOf(vectors: Float32Array, dimensions: number, type: 'int8' | 'int4'): Float32Array {
  return Float32Array.from({ length: vectors.length / dimensions }, (_, index) => {
    let greatest = 0;
    for (let i = 0, at = index * dimensions; i < dimensions; i++, at++)
      greatest = Math.max(greatest, Math.abs(vectors[at]!));
    return rangeParameters({ least: -greatest, greatest }, { type, isSymmetric: true }).scale;
  });
}

function dotAt(query: Float32Array, values: Float32Array | Int8Array, at: number): number {
  let sum = 0;
  for (let i = 0; i < query.length; i++) sum += query[i]! * values[at + i]!;
  return sum;
}

function dotNibbles(query: Float32Array, codes: Uint8Array, at: number): number {
  let sum = 0;
  for (let i = 0; i < query.length; i++) sum += query[i]! * nibbleAt(codes, at, i);
  return sum;
}

/** Shifted to the left end and back, which repeats the sign. */
function nibbleAt(codes: Uint8Array, at: number, index: number): number {
  return (codes[at + (index >> 1)]! << (28 - 4 * (index & 1))) >> 28;
}

function setBits(vectors: Float32Array, from: number, dimensions: number, codes: Int32Array, at: number): void {
  for (let i = 0; i < dimensions; i++) if (vectors[from + i]! > 0) codes[at + (i >> 5)]! |= 1 << (i & 31);
}

function differingBits(bits: Int32Array, codes: Int32Array, at: number): number {
  let count = 0;
  for (let i = 0; i < bits.length; i++) count += countBits(bits[i]! ^ codes[at + i]!);
  return count;
}

/** In pairs, fours and bytes at once; the product adds up the bytes. */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
