// Implementations against each other: what is measured, what is compared, what is refused.
import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { ProfilerError } from '../errors.ts';
import {
  type Comparison,
  type ComparisonOptions,
  compareImplementations,
  type Implementation,
} from './compareImplementations.ts';

/** A clock that only work moves. */
function clock(): { now: () => number; work: (milliseconds: number) => void } {
  let time = 0;
  const work = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { now: () => time, work };
}

const quick: ComparisonOptions = { rounds: 3, sampleMilliseconds: 0.01, warmUpMilliseconds: 0 };

function outputsOf(a: unknown, b: unknown, options: ComparisonOptions = {}): Promise<Comparison> {
  return compareImplementations(
    () => a,
    () => b,
    [0],
    { ...quick, ...options },
  );
}

test('of two that take their time by the clock, the ratio is that of the times', async () => {
  const { now, work } = clock();
  const taking =
    (milliseconds: number): Implementation<number> =>
    (x) => {
      work(milliseconds);
      return x;
    };

  const found = await compareImplementations(taking(0.3), taking(0.1), [1, 2, 3, 4], { now, rounds: 8 });

  expect(found).toMatchObject({ inputs: 4, passed: true, failures: [] });
  expect(found.speedup).toBeCloseTo(3, 10);
  expect(found.speedupInterval.low).toBeCloseTo(3, 10);
  expect(found.speedupInterval.high).toBeCloseTo(3, 10);
  expect(found.a.milliseconds).toBeCloseTo(1.2, 10);
  expect(found.b.milliseconds).toBeCloseTo(0.4, 10);
  expect([found.a.samples, found.b.samples, found.a.repeats, found.b.repeats]).toEqual([16, 16, 1, 4]);
});

test('what drifts while it measures moves both alike', async () => {
  const { now, work } = clock();
  let slower = 1;
  const same = (): number => {
    slower += 0.0005;
    work(0.1 * slower);
    return 1;
  };

  const { speedup } = await compareImplementations(same, same, [0], { now, rounds: 40 });

  expect(speedup).toBeCloseTo(1, 2);
});

test('the same seed, clock and functions give the same comparison', async () => {
  const run = (seed: number): Promise<Comparison> => {
    const { now, work } = clock();
    let calls = 0;
    const noisy = (x: number): number => {
      work(1 + ((calls++ * 7919) % 13) / 10);
      return x;
    };
    return compareImplementations(noisy, noisy, [1, 2], { now, seed });
  };

  expect(await run(5)).toEqual(await run(5));
  expect(await run(6)).not.toEqual(await run(5));
});

test('a call of nanoseconds is measured in batches', async () => {
  const { a } = await compareImplementations(Math.sqrt, Math.sqrt, [2], { rounds: 3, sampleMilliseconds: 0.5 });

  expect(a.repeats).toBeGreaterThan(100);
  expect(a.milliseconds).toBeGreaterThan(0);
  expect(a.milliseconds).toBeLessThan(0.01);
});

test('the slower of two real functions is found, its interval above 1', async () => {
  const sum = (times: number) => (values: Float64Array) => {
    let total = 0;
    for (let k = 0; k < times; k++) for (const value of values) total += value / times;
    return total;
  };

  const found = await compareImplementations(sum(32), sum(1), [new Float64Array(1000).fill(1)], { rounds: 10 });

  expect(found.speedupInterval.low).toBeGreaterThan(2);
  expect(found.speedup).toBeGreaterThan(found.speedupInterval.low);
  expect(found.passed).toBe(true);
});

test('asynchronous functions are waited for, also beside one that is not', async () => {
  const { now, work } = clock();
  const later = async (x: number): Promise<number> => {
    await undefined;
    work(0.5);
    return x;
  };
  const atOnce = (x: number): number => {
    work(0.25);
    return x;
  };

  const found = await compareImplementations(later, atOnce, [1, 2], { now, rounds: 4 });

  expect(found.speedup).toBeCloseTo(2, 10);
  expect(found.passed).toBe(true);
});

test('no more rounds begin once the time is over', async () => {
  const { now, work } = clock();
  const slow = (): number => {
    work(1000);
    return 0;
  };

  const { a } = await compareImplementations(slow, slow, [0], { now, rounds: 100, mostMilliseconds: 20_000 });

  expect(a.samples).toBe(12);
});

test('errors are those of the formulas, the worst and the mean of the inputs', async () => {
  const outputs = {
    a: [Float32Array.of(3, 4), Float32Array.of(1, 0)],
    b: [Float32Array.of(3, 4), Float32Array.of(0.5, 1)],
  };
  const found = await compareImplementations(
    (i: number) => outputs.a[i],
    (i: number) => outputs.b[i],
    [0, 1],
    quick,
  );

  const [mse, cosine] = [(0.25 + 1) / 2, 0.5 / Math.sqrt(1.25)];
  const { worst, mean } = found.outputs['']!;
  expect(worst.mse).toBeCloseTo(mse, 12);
  expect(worst.relativeMse).toBeCloseTo(1.25 / 1.25, 12);
  expect(worst.maxAbsoluteError).toBe(1);
  expect(worst.maxRelativeError).toBe(1);
  expect(worst.cosineSimilarity).toBeCloseTo(cosine, 12);
  expect(mean.mse).toBeCloseTo(mse / 2, 12);
  expect(mean.cosineSimilarity).toBeCloseTo((1 + cosine) / 2, 12);
  expect(found.passed).toBe(false);
  expect(found.failures).toEqual([
    expect.stringMatching(/^the output: expected relativeMse below 0.0001, found 1/),
    expect.stringMatching(/^the output: expected cosineSimilarity above 0.99, found 0.447/),
  ]);
});

test('outputs are compared by their names', async () => {
  const make = (last: number) => ({
    logits: { data: Float32Array.of(1, last), shape: [1, 2] },
    boxes: [{ corner: 3 }, { corner: last }],
    count: 7n,
    ids: BigInt64Array.of(1n, 2n),
    none: [],
  });
  const { outputs, passed } = await outputsOf(make(2), make(2.001));

  const names = ['logits.data', 'logits.shape', 'boxes[0].corner', 'boxes[1].corner', 'count', 'ids', 'none'];
  expect(Object.keys(outputs)).toEqual(names);
  expect(outputs['logits.shape']!.worst.maxAbsoluteError).toBe(0);
  expect(outputs['boxes[1].corner']!.worst.maxAbsoluteError).toBeCloseTo(0.001, 12);
  expect(passed).toBe(true);
});

test.for<[name: string, a: number[], b: number[], metrics: object]>([
  ['zeros', [0, 0], [0, 0], { relativeMse: 0, cosineSimilarity: 1, maxRelativeError: 0 }],
  ['zeros against others', [0, 0], [0, 1], { relativeMse: 1, cosineSimilarity: 0, maxRelativeError: 1 }],
  ['the least numbers', [5e-324, 0], [5e-324, 5e-324], { relativeMse: 0.5, cosineSimilarity: Math.SQRT1_2 }],
  ['the largest numbers', [1e308, -1e308], [1e308, -1e308], { relativeMse: 0, cosineSimilarity: 1, mse: 0 }],
  ['opposites', [1, -2], [-1, 2], { relativeMse: 4, cosineSimilarity: -1, maxRelativeError: 2 }],
])('%s have errors that are numbers', async ([, a, b, metrics]) => {
  const { worst } = (await outputsOf(a, b)).outputs['']!;
  for (const [metric, value] of Object.entries(metrics)) expect(worst[metric as 'mse']).toBeCloseTo(value, 12);
});

test("bounds of one's own replace the usual ones", async () => {
  const { passed: isNear } = await outputsOf([1, 2], [1, 2.5], { bounds: { maxAbsoluteError: 0.6 } });
  const { failures } = await outputsOf([1, 2], [1, 2.5], { bounds: { maxAbsoluteError: 0.5, mse: 1 } });

  expect(isNear).toBe(true);
  expect(failures).toEqual(['the output: expected maxAbsoluteError below 0.5, found 0.5']);
});

test('both may write to one array', async () => {
  const shared = new Float64Array(1);
  const writing = (value: number) => () => shared.fill(value);

  const { outputs } = await compareImplementations(writing(1), writing(2), [0], quick);

  expect(outputs['']!.worst.maxAbsoluteError).toBe(1);
});

const endless: { self?: unknown } = {};
endless.self = endless;

test.for<[name: string, a: unknown, b: unknown, message: string]>([
  ['other lengths', [1, 2], [1, 2, 3], 'input 0: expected the output to have 2 numbers, as a gives, found 3 from b'],
  ['other names', { x: 1 }, { y: 1 }, "input 0: expected output 'x' to have it from both implementations"],
  [
    'more names',
    { x: 1 },
    { x: 1, y: 1 },
    "input 0: expected output 'y' to have it from both implementations, found it from b alone",
  ],
  ['NaN', [1], [Number.NaN], 'b, input 0: expected the output to have finite numbers, found NaN at position 0'],
  [
    'Infinity',
    { y: [0, Infinity] },
    { y: [0, 1] },
    "a, input 0: expected output 'y' to have finite numbers, found Infinity at position 1",
  ],
  ['no output', undefined, 1, 'a, input 0: expected the output to have numbers, found undefined'],
  ['text', 1, { y: 'one' }, "b, input 0: expected output 'y' to have numbers, found 'one'"],
  ['a function', 1, test, 'b, input 0: expected the output to have numbers, found a function'],
  [
    'an empty object',
    1,
    { y: new Map() },
    "b, input 0: expected output 'y' to have numbers, found an object without properties",
  ],
  ['an object in itself', 1, endless, 'more, or an object inside itself'],
])('%s are refused', async ([, a, b, message]) => {
  const refused = await outputsOf(a, b).catch((error: unknown) => error);

  expect(refused).toBeInstanceOf(ProfilerError);
  expect(refused).toMatchObject({ code: 'KINGLET_PROFILER_COMPARISON' });
  expect((refused as Error).message).toContain(message);
});

test.for(['at once', 'later'])('who throws %s is named, with what it threw', async (when) => {
  const cause = new RangeError('too large');
  const throwing = (from: number) => {
    let calls = 0;
    const call = (x: number): number => {
      if (++calls > from) throw cause;
      return x;
    };
    return when === 'later' ? async (x: number) => call(x) : call;
  };
  for (const from of [1, 7])
    await expect(compareImplementations((x: number) => x, throwing(from), [5, 6], quick)).rejects.toMatchObject({
      code: 'KINGLET_PROFILER_COMPARISON',
      message: 'b, input 1: expected an output, it threw: too large',
      cause,
    });
});

test.for<[ComparisonOptions, string]>([
  [{ rounds: 2 }, 'rounds: expected a whole number from 3 to 10000, found 2'],
  [{ rounds: 3.5 }, 'rounds: expected a whole number from 3 to 10000, found 3.5'],
  [{ sampleMilliseconds: 0 }, 'sampleMilliseconds: expected more than 0, at most 60000, found 0'],
  [{ sampleMilliseconds: Number.POSITIVE_INFINITY }, 'sampleMilliseconds: expected more than 0, at most 60000'],
  [{ warmUpMilliseconds: Number.NaN }, 'warmUpMilliseconds: expected a number from 0 to 60000, found NaN'],
  [{ warmUpMilliseconds: Number.POSITIVE_INFINITY }, 'warmUpMilliseconds: expected a number from 0 to 60000'],
  [{ mostMilliseconds: -1 }, 'mostMilliseconds: expected 0 or more, found -1'],
  [{ seed: 0.5 }, 'seed: expected a whole number, found 0.5'],
  [{ bounds: { psnr: 1 } as object }, 'bounds: expected of mse, relativeMse'],
  [{ bounds: { mse: Number.NaN } }, 'bounds.mse: expected a number, found NaN'],
])('options out of their ranges are refused: %o', async ([options, message]) => {
  const refused = await outputsOf(1, 1, options).catch((error: unknown) => error);

  expect(refused).toMatchObject({ code: 'KINGLET_PROFILER_OPTION' });
  expect((refused as Error).message).toContain(message);
});

test('no inputs are refused', async () => {
  await expect(compareImplementations(Math.abs, Math.abs, [])).rejects.toMatchObject({
    code: 'KINGLET_PROFILER_OPTION',
  });
});

test('the usual clock is a real one', async () => {
  const begin = performance.now();
  const { a, b } = await compareImplementations(Math.abs, Math.abs, [1], { rounds: 3, warmUpMilliseconds: 5 });
  const passed = performance.now() - begin;

  const measured = [a, b].reduce(
    (sum, { milliseconds, repeats, samples }) => sum + milliseconds * repeats * samples,
    0,
  );
  expect(measured).toBeLessThan(passed);
});
