import { expect, test } from 'vitest';
import {
  type Candidate,
  type MeasuredChoice,
  mostMeasured,
  type PrecisionSearch,
  searchPrecisions,
} from './searchPrecisions.ts';

test('within 10 % of the best of all choices, on losses that do not quite add up', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const layers = randomLayers(seed);
    const lossOf = (picks: readonly number[]): number => {
      const errors = picks.map((pick, layer) => layers[layer]![pick]!.error);
      return errors.reduce((sum, error) => sum + error, 0) * (1 + 0.2 * Math.sin(picks.join('').length + errors[0]!));
    };
    const budget = 0.35 * lossOf(layers.map(() => 0));
    const best = exhaustive(layers, lossOf, budget);

    const found = searchPrecisions(layers, budget, (picks) => ({ cost: costOf(layers, picks), loss: lossOf(picks) }));
    expect(bestOf(found, budget).cost).toBeLessThanOrEqual(1.1 * best);
    const losses = found.front.map(({ loss }) => loss);
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
  }
});

test('what is measured decides between choices, not the estimate that the search began with', () => {
  const layers = [
    [
      { choice: 0, cost: 1, error: 1 },
      { choice: 1, cost: 2, error: 0.5 },
    ],
  ];
  const found = searchPrecisions(layers, 1, ([pick]) => ({ cost: pick === 0 ? 9 : 3, loss: 0.1 * pick! }));

  expect(found.measured.map(({ cost }) => cost)).toContain(9);
  expect(found.front[0]!.cost).toBe(found.measured[0]!.cost);
});

test('measures a number of choices that grows with the layers, not with their square', () => {
  const layers = [1, 2, 3, 4, 5, 6, 7, 8].flatMap(randomLayers);
  let count = 0;
  const found = searchPrecisions(layers, 4, (picks) => {
    count++;
    const errors = picks.map((pick, layer) => layers[layer]![pick]!.error);
    return { cost: costOf(layers, picks), loss: errors.reduce((sum, error) => sum + error, 0) };
  });

  expect(bestOf(found, 4).loss).toBeLessThanOrEqual(4);
  expect([...found.others].length).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(mostMeasured(layers));
});

/** A loss that is no number is beyond every budget. */
test('a choice that answers NaN is never taken', () => {
  const layers = [
    [
      { choice: 0, cost: 1, error: 1 },
      { choice: 1, cost: 2, error: 0 },
    ],
  ];
  const found = searchPrecisions(layers, 1, ([pick]) => ({ cost: pick!, loss: pick === 0 ? Number.NaN : 0 }));

  expect(bestOf(found, 1).picks).toEqual([1]);
});

/** The cheapest of all that were measured within the budget, which must be the first of the front that is. */
function bestOf({ front, measured }: PrecisionSearch, budget: number): MeasuredChoice {
  const within = ({ loss }: MeasuredChoice) => loss <= budget;
  expect(front.find(within)).toEqual(measured.find(within));
  return front.find(within)!;
}

/** Five layers of three precisions, each with a quarter of the error and twice the cost of the one before. */
function randomLayers(seed: number): Candidate<number>[][] {
  const random = (i: number): number => Math.abs(Math.sin(seed * 37 + i * 11));
  return Array.from({ length: 5 }, (_, layer) => {
    const [cost, error] = [100 + Math.floor(4000 * random(layer)), random(layer + 50)];
    return [1, 2, 4].map((factor, choice) => ({ choice, cost: cost * factor, error: error / factor ** 2 }));
  });
}

function costOf(layers: readonly (readonly Candidate<number>[])[], picks: readonly number[]): number {
  return picks.reduce((sum, pick, layer) => sum + layers[layer]![pick]!.cost, 0);
}

function exhaustive(
  layers: readonly (readonly Candidate<number>[])[],
  lossOf: (picks: readonly number[]) => number,
  budget: number,
): number {
  let best = Number.POSITIVE_INFINITY;
  for (let code = 0; code < 3 ** layers.length; code++) {
    const picks = layers.map((_, i) => Math.floor(code / 3 ** i) % 3);
    if (lossOf(picks) <= budget) best = Math.min(best, costOf(layers, picks));
  }
  return best;
}
