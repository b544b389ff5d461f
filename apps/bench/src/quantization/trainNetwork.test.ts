import { expect, test } from 'vitest';
import type { LabelledImage } from './mnistImages.ts';
import { convolution, denseLayer, scoresOf, train } from './trainNetwork.ts';

/** A bright upper or lower half. */
const images: readonly LabelledImage[] = Array.from({ length: 64 }, (_, i) => ({
  image: Float32Array.from({ length: 16 }, (_, at) => (at < 8 === (i % 2 === 0) ? 1 : 0.1 * (i % 3))),
  digit: i % 2,
}));

const network = () => [convolution(1, 4, 4, 1), denseLayer(16, 2, 2, false)];

test('training separates two kinds of images, and gives the same weights again', () => {
  const [one, other] = [network(), network()];

  const losses = [one, other].map((layers) => train(layers, images, { epochs: 60, rate: 0.05 }));

  expect(losses[0]).toBeLessThan(0.05);
  expect(one.map(({ weights }) => weights.values)).toEqual(other.map(({ weights }) => weights.values));
  for (const { image, digit } of images) {
    const scores = scoresOf(one, image);
    expect(scores.indexOf(Math.max(...scores))).toBe(digit);
  }
});

test('slopes of a convolution are those of finite differences', () => {
  const layer = convolution(1, 4, 2, 5);
  const x = Float32Array.from({ length: 16 }, (_, i) => Math.sin(i));
  const sum = (input: Float32Array): number => layer.forward(input).reduce((a, b) => a + b, 0);
  const nudged = (at: number, by: number) => x.map((value, i) => (i === at ? value + by : value));
  const numeric = Array.from(x, (_, at) => (sum(nudged(at, 1e-3)) - sum(nudged(at, -1e-3))) / 2e-3);

  sum(x);
  const slopes = layer.backward(new Float32Array(8).fill(1));

  for (const [i, slope] of slopes.entries()) expect(slope).toBeCloseTo(numeric[i]!, 2);
});
