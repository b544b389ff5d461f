import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeNode, readModelFile, writeModel, writeModelFile } from '@kinglet/onnx';
import { afterAll, expect, test } from 'vitest';
import { modelOf } from '../../test/testModels.ts';
import { modelDigest } from './modelDigest.ts';
import { readSource } from './readSource.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinglet-source-'));
afterAll(() => rmSync(folder, { recursive: true }));

const given = modelOf({
  nodes: [
    makeNode('MatMul', ['x', 'a'], ['m'], { name: 'first' }),
    makeNode('MatMul', ['m', 'b'], ['y'], { name: 'second' }),
  ],
  weights: { a: [128, 129], b: [129, 128] },
  input: ['N', 128],
  output: ['N', 128],
});

test.each([
  ['inside', undefined],
  ['beside', { location: 'weights.bin' }],
])(
  'weights %s the file: the model that is read as a whole, its digest, and elements at multiples of 8',
  async (name, externalData) => {
    const path = join(folder, `${name}.onnx`);
    await writeModelFile(path, given, externalData ? { externalData } : {});
    const whole = await readModelFile(path);

    const { model, digest } = await readSource(path);

    expect(writeModel(model)).toEqual(writeModel(whole));
    expect(await digest()).toBe(await modelDigest(whole));
    expect(await (await readSource(whole)).digest()).toBe(await modelDigest(whole));
    expect(model.graph!.initializer.map(({ rawData }) => rawData.byteOffset % 8)).toEqual([0, 0]);
  },
);

test('a file that is not there is an error of @kinglet/onnx', async () => {
  await expect(readSource(join(folder, 'none.onnx'))).rejects.toMatchObject({ code: 'KINGLET_ONNX_FILE' });
});
