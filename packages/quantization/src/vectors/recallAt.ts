// How much of an exact search an index finds.
import { QuantizationError } from '../errors.ts';
import { normalizeVectors, type VectorIndex } from './quantizeVectors.ts';
import { topK } from './topK.ts';
import { encodeVectors } from './vectorCodes.ts';

export interface RecallTask {
  /** The floats that the index was made of, [count, dimensions]. */
  readonly vectors: Float32Array;
  /** [queries, dimensions] */
  readonly queries: Float32Array;
  /** As the index has it. @default 'cosine' */
  readonly similarity?: 'cosine' | 'dot';
}

/**
 * The mean part, 0 to 1, of the k nearest vectors of an exact search in floats that the index' search finds as well.
 * Throws QuantizationError KINGLET_QUANTIZATION_DATA for vectors that are not those of the index, and without queries.
 */
export function recallAt(index: VectorIndex, k: number, task: RecallTask): number {
  const { dimensions, count } = index;
  const { similarity = 'cosine', queries } = task;
  if (task.vectors.length !== count * dimensions || queries.length === 0 || queries.length % dimensions !== 0)
    throw new QuantizationError(
      'KINGLET_QUANTIZATION_DATA',
      `expected the index' ${count} vectors and some queries of ${dimensions} numbers, found ${task.vectors.length} and ${queries.length} numbers`,
    );
  const vectors = similarity === 'cosine' ? normalizeVectors(task.vectors, dimensions) : task.vectors;
  const exact = encodeVectors.float32(vectors, dimensions);
  const indices = Int32Array.from({ length: count }, (_, i) => i);
  let recalls = 0;
  for (let at = 0; at < queries.length; at += dimensions) {
    const query = queries.subarray(at, at + dimensions);
    const found = new Set(index.search(query, k).map((neighbour) => neighbour.index));
    const expected = topK(indices, exact.scorer(query), k);
    recalls += expected.filter((neighbour) => found.has(neighbour.index)).length / Math.max(expected.length, 1);
  }
  return recalls / (queries.length / dimensions);
}
