import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ModelProto,
  makeNode,
  makeTensor,
  readModel,
  readModelOutline,
  writeModel,
  writeModelFile,
} from '@kinglet/onnx';
import { afterAll, expect, test } from 'vitest';
import { modelOf } from '../../test/testModels.ts';
import { nodeWorkFiles } from '../stream/workFiles.ts';
import { modelDigest } from './modelDigest.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinglet-digest-'));
afterAll(() => rmSync(folder, { recursive: true }));
const source = { folder, files: nodeWorkFiles };

/** 64 KiB of weights, and a constant that a node holds. */
function model(): ModelProto {
  const value = makeTensor('', 'float', [128], new Float32Array(128).fill(0.5));
  return modelOf({
    nodes: [
      makeNode('Constant', [], ['c'], { name: 'constant', attributes: { value } }),
      makeNode('MatMul', ['x', 'w'], ['m'], { name: 'product' }),
      makeNode('Add', ['m', 'c'], ['y'], { name: 'sum' }),
    ],
    weights: { w: [128, 128] },
    input: ['N', 128],
    output: ['N', 128],
  });
}

async function outlineOf(name: string, location?: string): Promise<ModelProto> {
  const path = join(folder, name);
  await writeModelFile(path, model(), location ? { externalData: { location } } : {});
  return readModelOutline(path);
}

test('it is the same of a model in memory, in a file, and with its weights beside it', async () => {
  const digest = await modelDigest(model());

  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(await modelDigest(readModel(writeModel(model())))).toBe(digest);
  expect(await modelDigest(await outlineOf('inside.onnx'), source)).toBe(digest);
  expect(await modelDigest(await outlineOf('beside.onnx', 'weights.bin'), source)).toBe(digest);
});

test.each<[string, (model: ModelProto) => void]>([
  ['a weight', ({ graph }) => graph!.initializer[0]!.rawData.fill(1, 0, 4)],
  ['a constant', ({ graph }) => graph!.node[0]!.attribute[0]!.t!.rawData.fill(1, 0, 4)],
  ['a name', ({ graph }) => Object.assign(graph!.node[1]!, { name: 'other' })],
  ['a shape', ({ graph }) => Object.assign(graph!.initializer[0]!, { dims: [64n, 256n] })],
])('%s changes it', async (_, change) => {
  const changed = model();
  change(changed);

  expect(await modelDigest(changed)).not.toBe(await modelDigest(model()));
});

test('a file that is too short is an error', async () => {
  const outline = await outlineOf('cut.onnx', 'cut.bin');
  truncateSync(join(folder, 'cut.bin'), 100);

  await expect(modelDigest(outline, source)).rejects.toMatchObject({ code: 'KINGLET_QUANTIZATION_FILE' });
});
