// Engines that run in a pool's memory: models of @kinglet/inference, and those of onnxruntime-node where that is installed.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Model } from '@kinglet/inference';
import { compile, linear } from '@kinglet/inference/compile';
import { createPool, type PoolOptions } from '@kinglet/memory';
import { describe, expect, test } from 'vitest';
import { cache, reportSkipped, root } from '../../../../scripts/toolchain.mjs';
import { onnxModel } from '../lanes/onnxModel.ts';

const size = 2 ** 20;
const weights = [[2, 0.5, 1]];

describe.each<[string, Partial<PoolOptions>]>([
  ['an arena', {}],
  ['mapped pages', { hugePages: 'transparent' }],
])('a pool of %s', (_, options) => {
  test('holds what a model of inference works on, and has it back when that ends', () => {
    using pool = createPool({ size, ...options });
    const model = Model.load(compile(linear(weights, [10])).file, { allocator: pool, maxBatch: 2 });
    const inPool = new Uint8Array(pool.region(1).buffer).buffer;
    const [x, y] = [model.tensor('x') as Float32Array, model.tensor('y')];
    expect([x.buffer === inPool, y.buffer === inPool]).toEqual([true, true]);

    x.set([1, 2, 3, 4, 5, 6]);
    model.execute();
    expect([...y]).toEqual([16, 26.5]);
    const held = pool.statistics().requestedBytes;
    model.close();

    expect(held).toBeGreaterThan(1);
    expect(pool.statistics().requestedBytes).toBe(1);
  });

  test('that is closed under a model, or has no room for it, is an error', () => {
    const pool = createPool({ size, ...options });
    const file = compile(linear(weights, [10])).file;
    const model = Model.load(file, { allocator: pool });
    expect(() => Model.load(file, { allocator: pool, maxBatch: 2 ** 20 })).toThrow(
      expect.objectContaining({ code: 'KINGLET_INFERENCE_OPTION', message: expect.stringContaining('bytes for u8') }),
    );
    pool.close();

    for (const use of [() => model.execute(), () => model.run([1, 2, 3])])
      expect(use).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_OPTION' }));
    expect(() => model.close()).not.toThrow();
  });
});

const readme = readFileSync(join(root, 'packages/memory/README.md'), 'utf8');
const examples = [...readme.matchAll(/```ts\n\/\/ (\S+)\n(.*?)```/gs)].map(([, name, code]) => ({ name, code: code! }));

test.each(examples)('$name of the README prints what its last comment says', ({ code }) => {
  const node = ['--conditions=@kinglet/source', '--no-warnings', '--input-type=module-typescript', '-e', code];

  const printed = execFileSync(process.execPath, node, { encoding: 'utf8', cwd: import.meta.dirname });

  expect(code.trimEnd()).toMatch(new RegExp(`// ${printed.trim()}$`));
});

interface OrtTensor {
  readonly data: Float32Array;
}

interface OnnxRuntime {
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => OrtTensor;
  readonly InferenceSession: {
    create(model: Uint8Array): Promise<{
      run(feeds: Record<string, OrtTensor>, fetches: Record<string, OrtTensor>): Promise<unknown>;
      release(): Promise<void>;
    }>;
  };
}

const peer = join(cache, 'peers/onnxruntime-node');
const missing = existsSync(join(peer, 'node_modules')) ? undefined : 'onnxruntime-node (`npm run bench -- kernels`)';
if (missing) reportSkipped('ONNX Runtime in a pool', missing);

test.skipIf(missing).each<[string, Partial<PoolOptions>]>([
  ['an arena', {}],
  ['mapped pages', { hugePages: 'transparent' }],
])('onnxruntime-node reads and writes tensors of a pool of %s', async (_, options) => {
  process.env.ORT_DISABLE_TELEMETRY = '1'; // read when the package is loaded
  const { Tensor, InferenceSession } = createRequire(join(peer, 'package.json'))('onnxruntime-node') as OnnxRuntime;
  using pool = createPool({ size, ...options });
  const session = await InferenceSession.create(addition);
  const [x, sum] = [pool.allocate([1, 200], 'f32'), pool.allocate([1, 200], 'f32')];
  x.data.forEach((_, i) => {
    x.data[i] = i;
  });
  sum.data.fill(-1);

  const [given, wanted] = [x, sum].map(({ data, shape }) => new Tensor('float32', data, shape)) as [
    OrtTensor,
    OrtTensor,
  ];
  await session.run({ x: given }, { y: wanted });
  await session.release();

  expect(given.data).toBe(x.data);
  expect([...sum.data]).toEqual([...x.data].map((each) => each + 1));
});

const addition = onnxModel({
  inputs: [{ name: 'x', shape: [1, 200] }],
  constants: [{ name: 'one', shape: [1], data: Float32Array.of(1) }],
  nodes: [{ type: 'Add', inputs: ['x', 'one'], output: 'y', attributes: {} }],
  output: { name: 'y', shape: [1, 200] },
});
