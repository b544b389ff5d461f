import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModelFile, tensorsOf } from '@kinglet/onnx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mlpModel } from '../../test/testModels.ts';
import { nodeWorkFiles, type WorkFiles } from './workFiles.ts';
import { writeModelDrafts } from './writeModelDrafts.ts';

let folder: string;
let target: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinglet-drafts-'));
  target = join(folder, 'model.onnx');
});
afterEach(() => rm(folder, { recursive: true }));

/** The rename of that number fails; `killed`: so do all from then on. */
function failingFiles(failing: number, after: 'works' | 'killed'): WorkFiles {
  let count = 0;
  const rename: WorkFiles['rename'] = async (from, to) => {
    if (after === 'killed' ? count++ >= failing : count++ === failing) throw new Error('no space');
    await nodeWorkFiles.rename(from, to);
  };
  return { ...nodeWorkFiles, rename };
}

function write(files: WorkFiles): Promise<unknown> {
  const model = mlpModel();
  return writeModelDrafts({ target, source: { folder, files } }, async (data) => {
    for (const tensor of tensorsOf(model)) await data.take(tensor);
    return model;
  });
}

async function contents(): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'latin1')] as const)),
  );
}

test.each([0, 1, 2, 3])('where rename %i fails, model and weights are those of before', async (failing) => {
  const before = { 'model.onnx': 'old model', 'model.onnx.data': 'old weights' };
  for (const [name, text] of Object.entries(before)) await writeFile(join(folder, name), text);

  await expect(write(failingFiles(failing, 'works'))).rejects.toThrow('no space');

  expect(await contents()).toEqual(before);
});

test.each([1, 2, 3])('a process that ends at rename %i leaves no model beside weights of another', async (failing) => {
  await writeFile(target, 'old model');
  await writeFile(`${target}.data`, 'old weights');

  await expect(write(failingFiles(failing, 'killed'))).rejects.toThrow();

  expect(await contents()).not.toHaveProperty(['model.onnx']);
});

test('both are replaced, and nothing is left', async () => {
  await writeFile(target, 'old model');
  await writeFile(`${target}.data`, 'old weights');

  await write(nodeWorkFiles);

  expect((await readdir(folder)).sort()).toEqual(['model.onnx', 'model.onnx.data']);
  expect(tensorsOf(await readModelFile(target))).toHaveLength(3);
});
