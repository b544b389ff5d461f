// Models from folders and files, whose weights are mapped.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeModel } from '@kinglet/onnx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { modelFromPretrained } from '../../src/build/pretrained/modelFromPretrained.ts';
import { readPretrainedModel } from '../../src/build/pretrained/readPretrainedModel.ts';
import { compile, compileFile } from '../../src/compile/index.ts';
import { Model } from '../../src/index.ts';
import { writeGguf } from '../gguf/writeGguf.ts';
import { writeSafetensors } from '../writeSafetensors.ts';
import { bertConfig, bertShapes } from './bertShapes.ts';
import { randomFile } from './randomWeights.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinglet-pretrained-'));
  write('config.json', JSON.stringify(bertConfig));
});
afterEach(() => rmSync(folder, { recursive: true }));

const made = randomFile(bertShapes());
const expected = modelFromPretrained(bertConfig, made.file, { output: 'pooler' });
const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);
const read = () => readPretrainedModel(folder, { output: 'pooler' });

/** Half of the tensors in each of two files. */
function writeShards(index: object): void {
  const entries = Object.entries(made.tensors);
  write('a.safetensors', writeSafetensors(Object.fromEntries(entries.slice(0, 9))));
  write('b.safetensors', writeSafetensors(Object.fromEntries(entries.slice(9))));
  write('model.safetensors.index.json', JSON.stringify(index));
}

const weightMap = Object.fromEntries(
  Object.keys(made.tensors).map((name, i) => [name, i < 9 ? 'a.safetensors' : 'b.safetensors']),
);

test('a folder with one file of weights, and its plan', async () => {
  write('model.safetensors', made.file);
  const model = await read();
  expect(writeModel(model)).toEqual(writeModel(expected));

  const shapes = { input_ids: [1, 3], attention_mask: [1, 3], token_type_ids: [1, 3] };
  const target = join(folder, 'bert.plan');
  await compileFile(model, target, { inputShapes: shapes });

  const feeds = { input_ids: [1, 2, 3], attention_mask: [1, 1, 1], token_type_ids: [0, 0, 0] };
  const plain = Model.load(compile(expected, { inputShapes: shapes }).file);
  expect(Model.load(target).run(feeds)).toEqual(plain.run(feeds));
});

test('a folder with an index of several', async () => {
  writeShards({ metadata: {}, weight_map: weightMap });

  expect(writeModel(await read())).toEqual(writeModel(expected));
});

test('a GGUF file', async () => {
  write('model.gguf', writeGguf({ 'general.architecture': 'rwkv' }, {}));

  await expect(readPretrainedModel(join(folder, 'model.gguf'))).rejects.toThrow('one of llama, qwen2, gpt2, bert');
});

test.for<[string, () => void, string]>([
  ['no weights', () => undefined, 'model.safetensors'],
  ['no configuration', () => rmSync(join(folder, 'config.json')), 'config.json'],
  ['an index of nothing', () => writeShards({}), 'to have a weight_map, found none'],
  [
    'an index of other folders',
    () => writeShards({ weight_map: { a: '../a.safetensors' } }),
    'found "../a.safetensors"',
  ],
  ['an index that names no file', () => writeShards({ weight_map: { a: 7 } }), 'found 7'],
  [
    'a tensor that no file has',
    () => writeShards({ weight_map: { ...weightMap, more: 'b.safetensors' } }),
    'expected tensor "more"',
  ],
  ['a file that is missing', () => writeShards({ weight_map: { a: 'c.safetensors' } }), 'c.safetensors'],
  ['an index that is no JSON', () => write('model.safetensors.index.json', '{'), 'model.safetensors.index.json'],
])('is refused: %s', async ([, spoil, message]) => {
  spoil();

  await expect(read()).rejects.toThrow(
    expect.objectContaining({ code: 'KINGLET_INFERENCE_FILE', message: expect.stringContaining(message) as string }),
  );
});

test('a tensor that two files have', async () => {
  writeShards({ weight_map: weightMap });
  write('b.safetensors', made.file);

  await expect(read()).rejects.toThrow('expected each tensor in one file');
});

test('nothing at all', async () => {
  await expect(readPretrainedModel(join(folder, 'none'))).rejects.toMatchObject({ code: 'KINGLET_INFERENCE_FILE' });
});
