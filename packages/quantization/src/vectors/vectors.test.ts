import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantizeVectors, type VectorOptions } from './quantizeVectors.ts';
import { recallAt } from './recallAt.ts';
import { topK } from './topK.ts';

const dimensions = 96;

/** Clusters, as embeddings have them. */
function vectorsOf(count: number, seed = 1): Float32Array {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
  const centres = Float32Array.from({ length: 20 * dimensions }, (_, i) => Math.sin(i * i));
  return Float32Array.from({ length: count * dimensions }, (_, i) => {
    const cluster = Math.floor(i / dimensions) % 20;
    return centres[cluster * dimensions + (i % dimensions)]! + random() + random();
  });
}

const vectors = vectorsOf(1000);
const queries = vectorsOf(40, 7);

test.each([
  [{ type: 'int8' }, 100, 0.97],
  [{ type: 'int4' }, 52, 0.75],
  [{ type: 'int4', rescore: 'int8' }, 152, 0.97],
  [{ type: 'binary', rescore: 'int8', oversampling: 10 }, 112, 0.95],
  [{ type: 'binary', rescore: 'float32', oversampling: 10 }, 396, 0.95],
] as const)('%j: %i bytes a vector, of 10 neighbours at least %f', (options, bytes, recall) => {
  for (const similarity of ['cosine', 'dot'] as const) {
    const index = quantizeVectors(vectors, { dimensions, similarity, ...options });

    expect(index.bytes).toBe(1000 * bytes);
    expect(recallAt(index, 10, { vectors, queries, similarity })).toBeGreaterThanOrEqual(recall);
  }
});

test('bits alone find more than by chance, and scored anew more', () => {
  const recall = (options: Partial<VectorOptions>) =>
    recallAt(quantizeVectors(vectors, { dimensions, type: 'binary', ...options }), 10, { vectors, queries });

  expect(recall({})).toBeGreaterThan(0.3);
  expect(recall({ rescore: 'float32' })).toBeGreaterThan(recall({}) + 0.1);
});

test('what is kept of a vector is near it, and scores are those of what is kept', () => {
  for (const [type, bound] of [
    ['int8', 1 / 254],
    ['int4', 1 / 15],
  ] as const) {
    const index = quantizeVectors(vectors, { dimensions, type, similarity: 'dot' });
    const kept = index.dequantize();
    const greatest = Math.max(...vectors.subarray(0, dimensions).map(Math.abs));
    for (let i = 0; i < dimensions; i++)
      expect(Math.abs(kept[i]! - vectors[i]!)).toBeLessThan(bound * greatest * 1.001);

    const query = queries.subarray(0, dimensions);
    const [best] = index.search(query, 1);
    const dot = query.reduce((sum, value, i) => sum + value * kept[best!.index * dimensions + i]!, 0);
    expect(best!.score).toBeCloseTo(dot, 4);
  }
});

test('a vector finds itself first, in any odd number of dimensions', () => {
  const options = { dimensions: 33, type: 'binary' } as const;
  const some = vectors.subarray(0, 33 * 50);
  for (const type of ['int8', 'int4', 'binary'] as const)
    for (const at of [0, 17, 49]) {
      const index = quantizeVectors(some, { ...options, type });
      expect(index.search(some.subarray(at * 33, (at + 1) * 33), 3)[0]!.index).toBe(at);
    }
  const bits = quantizeVectors(some, options);
  expect(
    bits
      .search(
        some.subarray(0, 33).map((value) => -value),
        50,
      )
      .at(-1),
  ).toEqual({ index: 0, score: -1 });
});

test('the best k are those of sorting all', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: 1, max: 12 }), (scores, k) => {
      const sorted = scores
        .map((score, index) => ({ index, score }))
        .sort((a, b) => b.score - a.score || a.index - b.index);
      expect(
        topK(
          scores.map((_, index) => index),
          (index) => scores[index]!,
          k,
        ),
      ).toEqual(sorted.slice(0, k));
    }),
  );
});

test('no vectors, zeros and more neighbours than there are', () => {
  const query = new Float32Array(4);
  expect(quantizeVectors(new Float32Array(0), { dimensions: 4, type: 'int8' }).search(query, 3)).toEqual([]);
  const zeros = quantizeVectors(new Float32Array(8), { dimensions: 4, type: 'int4' });
  expect(zeros.search(query, 3)).toEqual([
    { index: 0, score: 0 },
    { index: 1, score: 0 },
  ]);
});

test.each([
  [Float32Array.of(1, 2, 3), {}, 'KINGLET_QUANTIZATION_DATA'],
  [Float32Array.of(1, Number.NaN), {}, 'KINGLET_QUANTIZATION_DATA'],
  [Float32Array.of(1, 2), { dimensions: 0 }, 'KINGLET_QUANTIZATION_OPTION'],
  [Float32Array.of(1, 2), { oversampling: 0.5 }, 'KINGLET_QUANTIZATION_OPTION'],
  [Float32Array.of(1, 2), { type: 'int2' as 'int4' }, 'KINGLET_QUANTIZATION_OPTION'],
] as const)('%j, %j: %s', (values, options, code) => {
  expect(() => quantizeVectors(values, { dimensions: 2, type: 'int8', ...options })).toThrow(
    expect.objectContaining({ code }),
  );
});

test('queries that do not fit are refused', () => {
  const index = quantizeVectors(Float32Array.of(1, 2), { dimensions: 2, type: 'int8' });
  expect(() => index.search(new Float32Array(4), 1)).toThrow('expected a query of 2 numbers, found 4');
  expect(() => index.search(Float32Array.of(1, Number.NaN), 1)).toThrow('found NaN');
  expect(() => index.search(new Float32Array(2), 0)).toThrow('expected k, a positive integer, found 0');
  expect(() => recallAt(index, 1, { vectors: new Float32Array(4), queries: new Float32Array(2) })).toThrow(
    'expected the index',
  );
});
