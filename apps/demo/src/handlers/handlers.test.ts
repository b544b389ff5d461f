import { afterEach, describe, expect, it, vi } from 'vitest';
import { exercises, referenceScores } from '../answers.ts';
import { parseComparison } from '../compareSimd.ts';
import { handler as batchScores } from './batch-scores.ts';
import { rawHandler as echo } from './echo.ts';
import { handler as fibonacci } from './fibonacci.ts';
import { handler as minimal } from './minimal.ts';
import { handler as simdVector } from './simd-vector.ts';

const handlers = {
  minimal,
  fibonacci,
  'simd-vector': simdVector,
  'batch-scores': batchScores,
} as const;

afterEach(() => {
  vi.restoreAllMocks();
});

it.each(Object.keys(handlers) as (keyof typeof handlers)[])('%s gives the exact answer', async (name) => {
  const { event, check } = exercises[name];

  const answer = await handlers[name](JSON.parse(event) as never);

  expect(await check(JSON.stringify(answer))).toBeUndefined();
});

it('fibonacci computes what it is asked for, and refuses what it cannot', async () => {
  expect(await fibonacci({ n: 0 })).toEqual({ statusCode: 200, body: 'fibonacci(0)=0' });
  expect(await fibonacci({ n: 20 })).toEqual({ statusCode: 200, body: 'fibonacci(20)=6765' });
  await expect(fibonacci({ n: 1.5 })).rejects.toThrow('whole number from 0 to 40, got 1.5');
  await expect(fibonacci({ n: 41 })).rejects.toThrow(RangeError);
});

it('simd-vector logs both times when asked to compare, and nothing otherwise', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);

  const plain = await simdVector({});
  expect(log).not.toHaveBeenCalled();
  const compared = await simdVector({ compare: 2 });

  expect(compared).toEqual(plain);
  const found = parseComparison(`START\n${log.mock.calls[0]![0]}\nEND`);
  expect(found!.loopUs).toBeGreaterThan(0);
  expect(found!.kernelUs).toBeGreaterThan(0);
  expect(found!.isa).not.toBe('');
});

describe('batch-scores', () => {
  it('answers an empty batch with no scores', async () => {
    expect(await batchScores({ vectors: [] })).toEqual({ statusCode: 200, body: { scores: [], best: [] } });
  });

  it.each([
    [null],
    [{}],
    [{ vectors: [[1, 2]] }],
    [{ vectors: [Array(64).fill('1')] }],
    [{ vectors: [Array(64).fill(null)] }],
    [{ vectors: [5] }],
  ])('refuses %j by name', async (event) => {
    await expect(batchScores(event as never)).rejects.toThrow(/Expected (an event|vectors\[0\])/);
  });

  // Rounding to three decimals hides the order of summation only if no score lies on the edge between two.
  it('is asked for scores that no order of summation in float32 can round differently', () => {
    const distances = referenceScores()
      .flat()
      .map((score) => Math.abs(score * 1000 - Math.floor(score * 1000) - 0.5) / 1000);

    expect(Math.min(...distances)).toBeGreaterThan(5e-5);
  });
});

it('echo gives back the bytes it got', async () => {
  const bytes = Uint8Array.of(0, 255, 10);

  expect(await echo(bytes)).toBe(bytes);
});
