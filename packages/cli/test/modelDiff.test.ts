// kinglet model diff: what two models have in common.
import { beforeEach, describe, expect, test } from 'vitest';
import { folderWith, kinglet, kingletJson } from './cli.ts';
import { writeLinear, writeSums } from './models.ts';

let cwd = '';

beforeEach(() => {
  cwd = folderWith({});
  writeLinear(cwd, 'model.onnx');
  writeSums(cwd, 'sums.onnx');
});

const json = (...args: string[]) => kingletJson(cwd, args);

describe('kinglet model diff', () => {
  beforeEach(async () => {
    writeLinear(cwd, 'changed.onnx', { change: 0.5 });
    await kinglet(cwd, ['model', 'compile', 'model.onnx']);
  });

  test('two models that are the same: 0', async () => {
    expect(await kinglet(cwd, ['model', 'diff', 'model.onnx', 'model.onnx'])).toMatchObject({
      exitCode: 0,
      stdout: 'no difference between the models\n',
    });
  });

  test('another constant: 1, and what it is', async () => {
    const { exitCode, stdout } = await kinglet(cwd, ['model', 'diff', 'model.onnx', 'changed.onnx']);

    expect(stdout).toMatch(/^~ initializer weights: float\[3, 2\] 1, .* => float\[3, 2\] 1.5, /);
    expect(exitCode).toBe(1);
  });

  test('--answers says how far apart they are', async () => {
    const same = await json('model', 'diff', 'model.onnx', 'model.onnx', '--answers', '--samples', '5');
    const other = await json('model', 'diff', 'model.onnx', 'changed.onnx', '--answers', '--samples', '5');

    const compiled = await json('model', 'diff', 'model.onnx', 'changed.onnx', '--answers', '--by', 'plan');

    expect(compiled.answers[0].isClose).toBe(false);
    expect(same).toEqual({
      differences: [],
      answers: [{ output: 'y', most: 0, relative: 0, cosine: 1, isClose: true }],
      samples: 5,
      tolerance: 1e-4,
    });
    expect(other.answers[0].most).toBeGreaterThan(0.01);
    expect(other.answers[0].isClose).toBe(false);
  });

  test.each([
    ['model.plan', 'model.onnx', 0, 'close'],
    ['model.onnx', 'model.plan', 0, 'close'],
    ['changed.onnx', 'model.plan', 1, 'APART'],
  ])('a plan against a model: %s, %s', async (a, b, exitCode, verdict) => {
    expect(await kinglet(cwd, ['model', 'diff', a, b])).toMatchObject({
      exitCode,
      stdout: expect.stringContaining(verdict),
    });
  });

  test('a tolerance that covers it makes them close', async () => {
    writeLinear(cwd, 'changed.onnx', { change: 0.001 });
    const args = ['model', 'diff', 'changed.onnx', 'model.plan', '--tolerance'];

    expect(await kinglet(cwd, [...args, '0.1'])).toMatchObject({ exitCode: 0 });
    expect(await kinglet(cwd, [...args, '0'])).toMatchObject({ exitCode: 1 });
  });

  test('a plan for a batch of 4 is given four items', async () => {
    await kinglet(cwd, ['model', 'compile', 'model.onnx', '--batch', '4', '-o', 'four.plan']);

    expect(await kinglet(cwd, ['model', 'diff', 'four.plan', 'model.onnx'])).toMatchObject({ exitCode: 0 });
    expect(await kinglet(cwd, ['model', 'diff', 'model.onnx', 'four.plan'])).toMatchObject({ exitCode: 0 });
  });

  test('--input-shape settles what a model leaves open', async () => {
    writeLinear(cwd, 'open.onnx', { batch: undefined });
    const args = ['model', 'diff', 'open.onnx', 'open.onnx', '--answers'];

    for (const by of ['reference', 'plan'])
      expect(await kinglet(cwd, [...args, '--by', by, '--input-shape', 'x=3,3'])).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('close'),
      });
    expect(await kinglet(cwd, [...args, '--input-shape', 'z=3,3'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Expected --input-shape of x, got one of z'),
    });
  });

  test('models of other inputs are not compared', async () => {
    expect(await kinglet(cwd, ['model', 'diff', 'model.plan', 'sums.onnx'])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(
        'Expected two models of the same inputs, found x: float[N, 3] and a: float[N, 2]',
      ),
    });
  });
});
