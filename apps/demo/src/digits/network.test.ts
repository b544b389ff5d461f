import { evaluate } from '@kinglet/inference/compile';
import { checkModel } from '@kinglet/onnx';
import { expect, it } from 'vitest';
import { digitsModel } from './digitsModel.ts';
import { drawDigit, side } from './drawDigit.ts';
import { classes, learn, type Network, type Parameters, randomNetwork, scoresOf, step } from './network.ts';
import { type Random, seededRandom } from './random.ts';

/** Leaves no feature out. */
const keepsAll: Random = { ...seededRandom(1), uniform: () => 0.99 };
const image = drawDigit(5, seededRandom(4));

it('its gradients are the slopes of its loss', () => {
  const network = randomNetwork(seededRandom(3));
  // On paper, where all is 0, Relu would have no slope.
  for (const { values } of [network.bias1, network.bias2, network.denseBias1]) values.fill(0.05);
  learn(network, image, 5, keepsAll);
  const slopes = Object.fromEntries(
    Object.entries(network).map(([name, { gradient }]: [string, Parameters]) => [name, gradient.slice()]),
  );
  const loss = (): number => learn(network, image, 5, keepsAll);
  const width = 2e-3;

  for (const [name, { values }] of Object.entries(network) as [keyof Network, Parameters][]) {
    // The steepest: of the others float32 leaves too little.
    const at = slopes[name]!.reduce((best, slope, i, all) => (Math.abs(slope) > Math.abs(all[best]!) ? i : best), 0);
    const before = values[at]!;
    values[at] = before + width;
    const above = loss();
    values[at] = before - width;
    const below = loss();
    values[at] = before;

    const found = (above - below) / (2 * width);
    expect(Math.abs(slopes[name]![at]!), name).toBeGreaterThan(1e-3);
    expect(Math.abs(found / slopes[name]![at]! - 1), name).toBeLessThan(0.05);
  }
});

it('learns two digits apart in a few steps', () => {
  const random = seededRandom(5);
  const network = randomNetwork(random);

  for (let time = 1; time <= 15; time++) {
    for (let i = 0; i < 16; i++) learn(network, drawDigit(i % 2, random), i % 2, random);
    step(network, 16, 0.003, time);
  }

  const unseen = Array.from({ length: 40 }, (_, i) => ({ digit: i % 2, drawn: drawDigit(i % 2, random) }));
  const right = unseen.filter(({ digit, drawn }) => {
    const scores = scoresOf(network, drawn);
    return scores.indexOf(Math.max(...scores)) === digit;
  });
  expect(right.length).toBeGreaterThan(36);
});

it('answers in ONNX as it does here', () => {
  const network = randomNetwork(seededRandom(6));
  const model = digitsModel(network);
  checkModel(model);

  const { scores } = evaluate(model, { image: { type: 'float', dims: [1, 1, side, side], values: image } });

  const expected = scoresOf(network, image);
  expect(scores!.dims).toEqual([1, classes]);
  for (const [i, score] of expected.entries()) expect(Number(scores!.values[i])).toBeCloseTo(score, 4);
});
