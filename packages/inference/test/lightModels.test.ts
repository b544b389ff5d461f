// The nine networks of ONNX's own tests: against their published answers, and in batches of any size.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ModelProto, readModel, readTensor, tensorValues } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { installFromPip } from '../../../scripts/installFromPip.mjs';
import { compile } from '../src/compile/index.ts';
import { Model } from '../src/index.ts';
import { backendIsMissing, lightModels } from './backend/cases.ts';
import { seedWeights } from './seedWeights.ts';

const models = backendIsMissing ? [] : lightModels();
/** Those whose weights are few enough to be made anew in a test. */
const small = models.filter(({ name }) => /squeezenet|shufflenet|inception_v1|densenet/.test(name));

describe.skipIf(backendIsMissing)('the light models', () => {
  test('there are nine', () => {
    expect(models.length).toBe(9);
  });

  test.each(models)(
    '$name answers as published',
    ({ name, bytes }) => {
      const expected = publishedAnswer(name);
      const model = Model.load(compile(readModel(bytes)).file);

      const { length } = model.tensor(model.inputs[0]!.name);
      const answer = model.run(Float32Array.from({ length }, (_, i) => i / length));

      expectNear(Object.values(answer)[0]!.data as Float32Array, expected, 1e-5);
    },
    120_000,
  );

  test.each(small)(
    '$name with seeded weights answers a batch of three as three batches of one',
    ({ bytes }) => {
      const proto = seedWeights(readModel(bytes));
      const model = Model.load(compile(proto, { inputShapes: growingInput(proto) }).file);
      model.bind(1);
      const { length } = model.tensor(model.inputs[0]!.name);
      const images = Float32Array.from({ length: 3 * length }, (_, i) => Math.sin(i * 0.37 + Math.floor(i / length)));

      const each = [0, 1, 2].flatMap((i) => [...only(model.run(images.subarray(i * length, (i + 1) * length)))]);
      const together = only(model.run(images));

      expectNear(together, Float32Array.from(each), 1e-6);
      expect(new Set(each).size).toBeGreaterThan(1000);
    },
    120_000,
  );
});

function only(outputs: ReturnType<Model['run']>): Float32Array {
  return Object.values(outputs)[0]!.data as Float32Array;
}

/** The data's shape with a batch of any size. */
function growingInput({ graph }: ModelProto): Record<string, (number | string)[]> {
  const weights = new Set(graph!.initializer.map(({ name }) => name));
  const { name } = graph!.input.find((input) => !weights.has(input.name))!;
  return { [name]: ['N', 3, 224, 224] };
}

function publishedAnswer(name: string): Float32Array {
  const onnx = installFromPip('onnx');
  if ('missing' in onnx) throw new Error(onnx.missing);
  const folder = join(onnx.dir, 'onnx/backend/test/data/light');
  return tensorValues(readTensor(readFileSync(join(folder, name.replace('.onnx', '_output_0.pb'))))) as Float32Array;
}

/** |found - expected| <= tolerance * the largest of |expected|. */
function expectNear(found: Float32Array, expected: Float32Array, tolerance: number): void {
  const most = expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  let farthest = 0;
  for (const [i, value] of expected.entries()) farthest = Math.max(farthest, Math.abs(found[i]! - value));
  expect(found.length).toBe(expected.length);
  expect(Number.isFinite(farthest)).toBe(true);
  expect(farthest).toBeLessThanOrEqual(tolerance * most);
}
