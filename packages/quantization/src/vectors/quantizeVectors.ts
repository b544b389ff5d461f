// Embeddings in an eighth to a thirty-second of their bytes, and searched as they are kept.
import { QuantizationError } from '../errors.ts';
import { type Neighbour, topK } from './topK.ts';
import { encodeVectors, type VectorCodes, type VectorType } from './vectorCodes.ts';

export interface VectorOptions {
  /** How many numbers a vector has. */
  readonly dimensions: number;
  /** 4, 8 or 32 times smaller than floats: int8, int4 and binary. */
  readonly type: Exclude<VectorType, 'float32'>;
  /** The cosine of the angle between vectors, for which they are made length 1; or their dot product. @default 'cosine' */
  readonly similarity?: 'cosine' | 'dot';
  /** What is kept as well, to score the best of a first search anew; it takes its own bytes. @default nothing */
  readonly rescore?: 'int8' | 'float32';
  /** How many times k a first search finds. @default 4 */
  readonly oversampling?: number;
}

/** Vectors that can be searched. */
export interface VectorIndex {
  readonly count: number;
  readonly dimensions: number;
  /** Of codes and scales, and of what is kept for scoring anew. */
  readonly bytes: number;
  /**
   * The k most similar vectors (all, if there are fewer), the best first, of equals the one with the lower index. Throws
   * QuantizationError KINGLET_QUANTIZATION_DATA for a query of other dimensions or with NaN or infinities,
   * KINGLET_QUANTIZATION_OPTION for a k that is no positive integer.
   */
  search(query: Float32Array, k: number): Neighbour[];
  /** The vectors as nearly as they were kept, [count, dimensions], of length 1 for cosines. */
  dequantize(): Float32Array<ArrayBuffer>;
}

/**
 * An index of vectors [count, dimensions], in row order. Each has its own scale; `binary` keeps one bit for each number:
 * whether it is above 0, which is for embeddings whose numbers lie around 0. Queries stay floats, but for binary. Throws
 * QuantizationError KINGLET_QUANTIZATION_DATA for values that are no whole vectors, NaN and infinities, and
 * KINGLET_QUANTIZATION_OPTION for options that are none.
 */
export function quantizeVectors(vectors: Float32Array, options: VectorOptions): VectorIndex {
  const { dimensions, type, similarity = 'cosine', rescore, oversampling = 4 } = options;
  checkOptions(options);
  checkVectors(vectors, dimensions);
  const prepare = similarity === 'cosine' ? normalizeVectors : (values: Float32Array) => values.slice();
  const prepared = prepare(vectors, dimensions);
  const codes = encodeVectors[type](prepared, dimensions);
  const kept = rescore && encodeVectors[rescore](prepared, dimensions);
  const count = vectors.length / dimensions;
  const search = (query: Float32Array, k: number): Neighbour[] => {
    checkQuery(query, dimensions, k);
    const direction = prepare(query, dimensions);
    const first = topK(indicesTo(count), codes.scorer(direction), kept ? k * oversampling : k);
    return kept
      ? topK(
          first.map(({ index }) => index),
          kept.scorer(direction),
          k,
        )
      : first;
  };
  const dequantize = () => decodeAll(kept ?? codes, count, dimensions);
  return { count, dimensions, bytes: codes.bytes + (kept?.bytes ?? 0), search, dequantize };
}

/** Vectors [count, dimensions] of length 1; those of length 0 stay. */
export function normalizeVectors(vectors: Float32Array, dimensions: number): Float32Array<ArrayBuffer> {
  const normalized = new Float32Array(vectors.length);
  for (let at = 0; at < vectors.length; at += dimensions) {
    let squares = 0;
    for (let i = at; i < at + dimensions; i++) squares += vectors[i]! ** 2;
    const length = Math.sqrt(squares) || 1;
    for (let i = at; i < at + dimensions; i++) normalized[i] = vectors[i]! / length;
  }
  return normalized;
}

function decodeAll(codes: VectorCodes, count: number, dimensions: number): Float32Array<ArrayBuffer> {
  const vectors = new Float32Array(count * dimensions);
  for (let index = 0; index < count; index++) vectors.set(codes.decode(index), index * dimensions);
  return vectors;
}

function indicesTo(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => index);
}

function checkOptions({ dimensions, type, rescore, oversampling = 4 }: VectorOptions): void {
  if (!isCount(dimensions)) throw optionError('dimensions, a positive integer', dimensions);
  if (!['int8', 'int4', 'binary'].includes(type)) throw optionError('type int8, int4 or binary', type);
  if (rescore !== undefined && !['int8', 'float32'].includes(rescore))
    throw optionError('rescore int8 or float32', rescore);
  if (!isCount(oversampling)) throw optionError('oversampling, a positive integer', oversampling);
}

function checkQuery(query: Float32Array, dimensions: number, k: number): void {
  if (!isCount(k)) throw optionError('k, a positive integer', k);
  checkVectors(query, dimensions);
  if (query.length !== dimensions) throw dataError(`a query of ${dimensions} numbers, found ${query.length}`);
}

function checkVectors(vectors: Float32Array, dimensions: number): void {
  if (vectors.length % dimensions !== 0)
    throw dataError(`vectors of ${dimensions} numbers, found ${vectors.length} numbers in all`);
  const at = vectors.findIndex((value) => !Number.isFinite(value));
  if (at >= 0) throw dataError(`finite numbers, found ${vectors[at]} in vector ${Math.floor(at / dimensions)}`);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

function dataError(expected: string): QuantizationError {
  return new QuantizationError('KINGLET_QUANTIZATION_DATA', `expected ${expected}`);
}

function optionError(expected: string, found: unknown): QuantizationError {
  return new QuantizationError('KINGLET_QUANTIZATION_OPTION', `expected ${expected}, found ${String(found)}`);
}
