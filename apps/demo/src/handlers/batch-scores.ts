// Scores a batch of feature vectors against a weight matrix: one dot product per vector and class, JSON in and out.
import { dot } from '@kinglet/kernels';

interface BatchEvent {
  /** Each of 64 finite numbers. */
  readonly vectors: readonly (readonly number[])[];
}

interface BatchAnswer {
  readonly statusCode: number;
  /** `scores[vector][class]`, rounded to three decimals; `best[vector]` is the class with the highest score. */
  readonly body: { readonly scores: readonly (readonly number[])[]; readonly best: readonly number[] };
}

const features = 64;
const classes = 10;
const weights = Array.from({ length: classes }, (_, row) => weightsOf(row));

export const handler = async (event: BatchEvent | null): Promise<BatchAnswer> => {
  const vectors = event?.vectors;
  if (!Array.isArray(vectors)) throw new TypeError('Expected an event {"vectors": [[…64 numbers…], …]}');
  const scores = vectors.map((vector, index) => scoresOf(toFeatures(vector, index)));
  return { statusCode: 200, body: { scores: scores.map((row) => row.map(rounded)), best: scores.map(indexOfHighest) } };
};

// A fixed formula stands in for trained weights: fractions that are not exact in binary, between -0.95 and 0.95.
function weightsOf(row: number): Float32Array {
  const values = new Float32Array(features);
  for (let i = 0; i < features; i++) values[i] = (((row * 31 + i * 17 + 7) % 101) - 50) / 53;
  return values;
}

function toFeatures(vector: unknown, index: number): Float32Array {
  if (Array.isArray(vector) && vector.length === features && vector.every(Number.isFinite))
    return new Float32Array(vector);
  throw new TypeError(`Expected vectors[${index}] to be ${features} finite numbers`);
}

function scoresOf(vector: Float32Array): number[] {
  return weights.map((row) => dot(row, vector));
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}

function indexOfHighest(scores: readonly number[]): number {
  return scores.indexOf(Math.max(...scores));
}
