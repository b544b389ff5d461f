// The handlers that load a plan, in this process.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Model } from '@kinglet/inference';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportSkipped } from '../../../../scripts/toolchain.mjs';
import { drawDigit } from '../digits/drawDigit.ts';
import { mnistTestImages } from '../digits/mnistImages.ts';
import { seededRandom } from '../digits/random.ts';
import { factors } from '../linear11.ts';
import { modelExercises, pictureOf, referenceBodies } from '../modelAnswers.ts';
import { hasMnist, type ModelName, modelOf, writePlan } from '../models.ts';

type Handler = (event: never) => Promise<unknown>;

const names = Object.keys(modelExercises) as (keyof typeof modelExercises)[];
const before = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'demo-plans-'));
const handlers = new Map<ModelName, Handler>();

// A handler finds its plan in the function's folder, where it is started.
beforeAll(async () => {
  const mine: ModelName[] = hasMnist() ? [...names, 'mnist'] : names;
  for (const name of mine) await writePlan(name, folder);
  process.chdir(folder);
  for (const name of mine)
    handlers.set(name, ((await import(`../handlers/${name}.ts`)) as { handler: Handler }).handler);
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

const call = async (name: ModelName, event: unknown): Promise<unknown> => handlers.get(name)!(event as never);

it.each(names)('%s answers as the reference evaluator', async (name) => {
  const { event, check } = modelExercises[name];

  expect(await check(JSON.stringify(await call(name, JSON.parse(event))))).toBeUndefined();
});

it.each(names)('another answer of %s is told', async (name) => {
  expect(await modelExercises[name].check('{"statusCode":200}')).toMatch(/^expected \{"statusCode":200,"body":/);
});

it.each<[ModelName, unknown, string]>([
  ['digits', null, '784 numbers from 0 to 255'],
  ['digits', { image: [1] }, '784 numbers from 0 to 255'],
  ['digits', { image: Array(784).fill('1e9') }, '784 numbers from 0 to 255'],
  ['digits', { image: Array(784).fill(256) }, '784 numbers from 0 to 255'],
  ['digits', { image: Array(784).fill(null) }, '784 numbers from 0 to 255'],
  ['digits', { image: Array(784).fill(true) }, '784 numbers from 0 to 255'],
  ['digits', { image: Array(784).fill('5') }, '784 numbers from 0 to 255'],
  ['linear-11', null, 'no number for area'],
  ['linear-11', { area: 'large' }, 'no number for area'],
  ['transformer', {}, '1 to 16 texts'],
  ['transformer', { texts: [] }, '1 to 16 texts'],
  ['transformer', { texts: [1] }, '1 to 16 texts'],
])('%s refuses %j by name', async (name, event, message) => {
  await expect(call(name, event)).rejects.toThrow(message);
});

it.skipIf(!hasMnist())('mnist refuses what is no number', async () => {
  await expect(call('mnist', { image: Array(784).fill(null) })).rejects.toThrow('784 numbers from 0 to 255');
});

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describe('digits', () => {
  const model = (name: ModelName): Model => Model.load(join(folder, `${name}.plan`), { maxBatch: 100 });

  /** How many of a hundred are right, for pictures in batches. */
  function accuracy(of: Model, images: readonly { image: Float32Array; digit: number }[], scale = 1): number {
    const { name } = of.outputs[0]!;
    const right = images.filter(({ image, digit }) => {
      const scores = of.run(image.map((value) => value * scale))[name]!.data as Float32Array;
      return scores.indexOf(Math.max(...scores)) === digit;
    });
    return (100 * right.length) / images.length;
  }

  it('knows digits of ours that it never saw', () => {
    const random = seededRandom(2000);
    const unseen = Array.from({ length: 1000 }, (_, i) => ({ image: drawDigit(i % 10, random), digit: i % 10 }));

    const found = accuracy(model('digits'), unseen);

    expect(found).toBeGreaterThan(96);
    expect(readme).toMatch(new RegExp(`\\| \`digits\` \\| ${found.toFixed(1)} % \\|`));
  });

  it('knows the digits of people that it never saw, too; and the published model does', () => {
    const images = mnistTestImages();
    if (!images || !hasMnist()) {
      reportSkipped('digits of people', 'there are no test images of MNIST in ../shared/data');
      return;
    }
    const own = accuracy(model('digits'), images);
    const published = accuracy(model('mnist'), images, 255);

    console.log(
      `MNIST's 10 000 test images: digits ${own.toFixed(2)} %, the published model ${published.toFixed(2)} %`,
    );
    expect(images).toHaveLength(10_000);
    expect(readme).toMatch(new RegExp(`\\| \`digits\` \\| [\\d.]+ % \\| ${own.toFixed(1)} % \\|`));
    expect(readme).toContain(`| the published MNIST model | | ${published.toFixed(1)} % |`);
    expect(own).toBeGreaterThan(90);
    expect(published).toBeGreaterThan(98);
  }, 60_000);

  it('reads a picture of each digit', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, digit) => call('digits', { image: pictureOf(digit, 3000 + digit) })),
    );

    expect(answers).toEqual(
      Array.from({ length: 10 }, (_, digit) => ({ statusCode: 200, body: { digit, probability: expect.any(Number) } })),
    );
  });
});

it('linear-11 explains the difference to its baseline', async () => {
  const usual = Object.fromEntries(factors.map(({ name, mean }) => [name, mean]));

  expect(await call('linear-11', usual)).toMatchObject({
    body: { prediction: 412.5, topFactors: [{ contribution: 0 }, { contribution: 0 }, { contribution: 0 }] },
  });
  expect(await call('linear-11', { ...usual, people: usual.people! + 1 })).toMatchObject({
    body: { prediction: 443.9, topFactors: [{ name: 'people', contribution: 31.4 }, {}, {}] },
  });
});

it('transformer finds a text like itself, whatever else is in the batch', async () => {
  const similarities = async (texts: string[]): Promise<number[][]> =>
    ((await call('transformer', { texts })) as { body: { similarities: number[][] } }).body.similarities;

  const [first] = await similarities(['a kinglet', 'A Kinglet!', 'something else']);
  const [alone] = await similarities(['a kinglet', 'something else']);

  expect(first![0]).toBe(1);
  expect(first![1]).toBe(1);
  expect(first![2]).toBeLessThan(0.99);
  expect(alone![1]).toBe(first![2]);
});

// Rounding hides the order of summation only if no figure lies on the edge between two.
it.each(names)('%s is asked for figures that no order of summation in float32 can round differently', async (name) => {
  const margins: number[] = [];

  referenceBodies[name](await modelOf(name), (value, unit) => {
    const scaled = value * unit;
    margins.push(Math.abs(scaled - Math.floor(scaled) - 0.5) / unit);
    return value;
  });

  expect(Math.min(...margins)).toBeGreaterThan(2e-5);
});
