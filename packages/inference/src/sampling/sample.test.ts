import { expect, test } from 'vitest';
import { sample, sampler } from './sample.ts';

const logits = Float32Array.of(0, 2, -1, 2, 1, Number.NEGATIVE_INFINITY);
/** exp(logit), together 1. */
const shares = (() => {
  const powers = Array.from(logits, Math.exp);
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / sum);
})();

/** How often each token comes in so many draws. */
function frequencies(options: Parameters<typeof sampler>[0], draws = 20_000): number[] {
  const next = sampler({ seed: 7, ...options });
  const counts = new Array<number>(logits.length).fill(0);
  for (let i = 0; i < draws; i++) counts[next(logits)]! += 1 / draws;
  return counts;
}

function expectShares(found: readonly number[], expected: readonly number[]): void {
  const sum = expected.reduce((a, b) => a + b);
  for (const [i, share] of expected.entries()) expect(found[i]).toBeCloseTo(share / sum, 1.7);
  for (const [i, share] of expected.entries()) if (share === 0) expect(found[i]).toBe(0);
}

test('tokens come as often as their softmax says', () => {
  expectShares(frequencies({}), shares);
});

test('a temperature divides the logits', () => {
  const colder = Array.from(logits, (logit) => Math.exp(logit / 0.5));
  expectShares(frequencies({ temperature: 0.5 }), colder);
});

test('temperature 0 takes the first of the likeliest', () => {
  expect(sample(logits, { temperature: 0 })).toBe(1);
});

test('topK leaves the likeliest', () => {
  expectShares(frequencies({ topK: 3 }), [0, shares[1]!, 0, shares[3]!, shares[4]!, 0]);
  expect(frequencies({ topK: 1 })[1]).toBeCloseTo(1);
});

test('topP leaves the fewest that have the share', () => {
  // 1 and 3 have 0.79 together.
  expectShares(frequencies({ topP: 0.7 }), [0, 1, 0, 1, 0, 0]);
  expectShares(frequencies({ topP: 0.85 }), [0, shares[1]!, 0, shares[3]!, shares[4]!, 0]);
  expectShares(frequencies({ topP: 0.01 }), [0, 1, 0, 0, 0, 0]);
});

test('topP is a share of what topK left', () => {
  expectShares(frequencies({ topK: 3, topP: 0.8 }), [0, 1, 0, 1, 0, 0]);
});

test('minP is a share of the likeliest', () => {
  // exp(-1) is 0.37, exp(-2) 0.14.
  expectShares(frequencies({ minP: 0.3 }), [0, shares[1]!, 0, shares[3]!, shares[4]!, 0]);
});

test('topP of many even tokens looks further than the first few', () => {
  const even = new Float32Array(5000);
  const next = sampler({ topP: 0.5, seed: 3 });
  const drawn = Array.from({ length: 400 }, () => next(even));

  expect(Math.max(...drawn)).toBeLessThan(2500);
  expect(Math.max(...drawn)).toBeGreaterThan(2300);
});

test('the logits of previous tokens are weakened, once each, on either side of 0', () => {
  const own = Float32Array.of(2, 1.5, -1);

  expect(sample(own, { temperature: 0, repetitionPenalty: 2 }, [0, 0n, 0])).toBe(1);
  expect(sample(own, { temperature: 0, repetitionPenalty: 2 }, [0, 1])).toBe(0);
  expect(sample(Float32Array.of(-1, -1.5), { temperature: 0, repetitionPenalty: 2 }, [0])).toBe(1);
  expect(own).toEqual(Float32Array.of(2, 1.5, -1));
});

test('a seed gives the same tokens, another one others', () => {
  const draws = (seed: number): number[] => {
    const next = sampler({ seed });
    return Array.from({ length: 40 }, () => next(logits));
  };

  expect(draws(1)).toEqual(draws(1));
  expect(draws(1)).not.toEqual(draws(2));
});

test('a token that must not come never does, nor one whose share is too small for a number', () => {
  const masked = Float32Array.of(Number.NEGATIVE_INFINITY, -300, Number.NEGATIVE_INFINITY, 300);
  const next = sampler({ seed: 1, topP: 1, topK: 4, temperature: 0.01 });

  expect(new Set(Array.from({ length: 100 }, () => next(masked)))).toEqual(new Set([3]));
});

test.each([
  [Float32Array.of(), 'expected a logit for each token, found none'],
  [Float32Array.of(1, Number.NaN), 'expected logits to be numbers, found NaN at 1'],
  [Float32Array.of(1, Number.POSITIVE_INFINITY), 'expected logits to be finite, found Infinity at 1'],
  [Float32Array.of(Number.NEGATIVE_INFINITY), 'expected a logit above -Infinity, found none'],
])('logits %s are refused', (bad, message) => {
  expect(() => sample(bad)).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_INPUT', message }));
});

test('previous tokens outside the vocabulary are refused', () => {
  const penalized = () => sample(logits, { repetitionPenalty: 2 }, [6n]);
  expect(penalized).toThrow('expected previous tokens from 0 to 5, found 6');
});

test.each<[object, string]>([
  [{ temperature: -1 }, 'expected temperature to be finite and 0 or more, found -1'],
  [{ temperature: Number.NaN }, 'expected temperature to be finite and 0 or more, found NaN'],
  [{ topK: 0 }, 'expected topK to be a whole number above 0, found 0'],
  [{ topP: 0 }, 'expected topP to be above 0 and at most 1, found 0'],
  [{ minP: 2 }, 'expected minP to be from 0 to 1, found 2'],
  [{ repetitionPenalty: 0 }, 'expected repetitionPenalty to be finite and above 0, found 0'],
  [{ seed: 0.5 }, 'expected seed to be a whole number, found 0.5'],
  [{ topk: 3 }, 'topk is none of the options of sampling'],
])('options %o are refused', (options, message) => {
  expect(() => sampler(options)).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_OPTION' }));
  expect(() => sampler(options)).toThrow(message);
});
