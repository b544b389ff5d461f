import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encoderModel } from '../test/encoderModel.ts';
import { writeModel } from './encoding.ts';
import { type FileSystem, nodeFiles } from './fileSystem.ts';
import { readModelFile, writeModelFile } from './modelFile.ts';

let folder: string;
let target: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinglet-replace-'));
  target = join(folder, 'model.onnx');
});
afterEach(() => rm(folder, { recursive: true }));

const before = { 'model.onnx': 'old model', 'weights.bin': 'old weights' };

async function writeBefore(): Promise<void> {
  for (const [name, text] of Object.entries(before)) await writeFile(join(folder, name), text);
}

/** The rename of that number fails; `killed`: so do all from then on. */
function failingFiles(failing: number, after: 'works' | 'killed'): FileSystem {
  let count = 0;
  const rename: FileSystem['rename'] = async (from, to) => {
    if (after === 'killed' ? count++ >= failing : count++ === failing) throw new Error('no space');
    await nodeFiles.rename(from, to);
  };
  return { ...nodeFiles, rename };
}

function write(files: FileSystem): Promise<void> {
  return writeModelFile(target, encoderModel(), { externalData: { location: 'weights.bin' }, files });
}

async function contents(): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'latin1')] as const)),
  );
}

test.each([0, 1, 2, 3])('where rename %i fails, model and weights are those of before', async (failing) => {
  await writeBefore();

  await expect(write(failingFiles(failing, 'works'))).rejects.toThrow('no space');

  expect(await contents()).toEqual(before);
});

test.each([1, 2, 3])('a process that ends at rename %i leaves no model beside weights of another', async (failing) => {
  await writeBefore();

  await expect(write(failingFiles(failing, 'killed'))).rejects.toThrow();

  expect(await contents()).not.toHaveProperty(['model.onnx']);
});

test('both are replaced, and nothing is left', async () => {
  await writeBefore();

  await write(nodeFiles);

  expect((await readdir(folder)).sort()).toEqual(['model.onnx', 'weights.bin']);
  expect(writeModel(await readModelFile(target))).toEqual(writeModel(encoderModel()));
});

test('a model alone is replaced at once', async () => {
  await writeBefore();

  await expect(writeModelFile(target, encoderModel(), { files: failingFiles(1, 'killed') })).resolves.toBeUndefined();

  expect(await contents()).toMatchObject({ 'weights.bin': 'old weights' });
});
