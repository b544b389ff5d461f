// Vectors of length one, whose dot product is their cosine.
import { InferenceError } from '../errors.ts';
import type { Embeddings } from './meanPool.ts';

/**
 * Each vector divided by its Euclidean norm, as a new array; one of zeros stays. Norms are of doubles, so that neither large nor
 * small elements leave their range. Throws InferenceError KINGLET_INFERENCE_INPUT for elements that do not fit the shape.
 */
export function normalize({ shape, data }: Embeddings): Embeddings {
  const [batch, width] = shape;
  if (data.length !== batch * width)
    throw new InferenceError('KINGLET_INFERENCE_INPUT', `expected ${batch} x ${width} elements, found ${data.length}`);
  const units = new Float32Array(data.length);
  for (let from = 0; from < data.length; from += width) {
    let squares = 0;
    for (let i = from; i < from + width; i++) squares += data[i]! * data[i]!;
    const norm = Math.sqrt(squares) || 1;
    for (let i = from; i < from + width; i++) units[i] = data[i]! / norm;
  }
  return { shape, data: units };
}
