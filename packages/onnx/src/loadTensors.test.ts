import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encoderModel } from '../test/encoderModel.ts';
import { externalRegionOf, tensorsOf } from './externalData.ts';
import { type FileSystem, nodeFiles } from './fileSystem.ts';
import type { ModelProto } from './generated/onnx_pb.ts';
import { loadingExternalData, readModelFile, writeModelFile } from './modelFile.ts';
import { isExternal } from './tensor.ts';

let folder: string;
let model: ModelProto;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinglet-load-'));
  const path = join(folder, 'model.onnx');
  await writeModelFile(path, encoderModel(), { externalData: { location: 'weights.bin', minBytes: 64 } });
  model = await readModelFile(path, { externalData: 'keep' });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Says which reads have begun; the one at that offset fails. */
function watchedFiles(failing?: number): { readonly files: FileSystem; readonly begun: number[] } {
  const begun: number[] = [];
  const open: FileSystem['open'] = async (path) => {
    const file = await nodeFiles.open(path);
    const read: typeof file.read = async (offset, length) => {
      begun.push(offset);
      if (offset === failing) throw new Error('the disk is gone');
      return file.read(offset, length);
    };
    return { ...file, read };
  };
  return { files: { ...nodeFiles, open }, begun };
}

test('every tensor comes in order with its elements, while the next ones are read', async () => {
  const { files, begun } = watchedFiles();
  const external = tensorsOf(model).filter(isExternal).length;
  const expected = tensorsOf(encoderModel());
  let loaded = 0;

  const found = [];
  for await (const tensor of loadingExternalData(model, folder, files)) {
    if (tensor.rawData.length >= 64)
      await expect.poll(() => begun.length, { interval: 1 }).toBe(Math.min(++loaded + 2, external));
    found.push([tensor.name, Buffer.from(tensor.rawData)]);
  }

  expect(external).toBeGreaterThan(3);
  expect(found).toEqual(expected.map(({ name, rawData }) => [name, Buffer.from(rawData)]));
});

test('what cannot be read is said when it is asked for, not before', async () => {
  const second = tensorsOf(model).filter(isExternal)[1]!;
  const { files } = watchedFiles(externalRegionOf(second).offset);
  const tensors = loadingExternalData(model, folder, files)[Symbol.asyncIterator]();

  await expect(tensors.next()).resolves.toMatchObject({ done: false });
  await setTimeout(5);
  await expect(
    (async () => {
      while (!(await tensors.next()).done);
    })(),
  ).rejects.toMatchObject({ code: 'KINGLET_ONNX_EXTERNAL_DATA' });
});
