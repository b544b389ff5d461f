import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encoderModel } from '../test/encoderModel.ts';
import { readModel, writeModel } from './encoding.ts';
import { OnnxError } from './errors.ts';
import { externalLocationOf, tensorsOf } from './externalData.ts';
import { ExternalDataWriter } from './externalDataWriter.ts';
import { type FileSystem, nodeFiles } from './fileSystem.ts';
import { loadExternalData, readModelFile, writeModelFile } from './modelFile.ts';
import { readModelOutline } from './readModelOutline.ts';
import { isExternal } from './tensor.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinglet-outline-'));
  path = join(folder, 'model.onnx');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The machine's files, and how many bytes were read of each. */
function countingFiles(): { readonly files: FileSystem; readonly bytesRead: () => number } {
  let count = 0;
  const open: FileSystem['open'] = async (name) => {
    const file = await nodeFiles.open(name);
    const read = (offset: number, length: number) => {
      count += length;
      return file.read(offset, length);
    };
    return { ...file, read };
  };
  return { files: { ...nodeFiles, open }, bytesRead: () => count };
}

test.each([
  ['inside', undefined],
  ['beside', { location: 'weights.bin', minBytes: 256 }],
])('weights %s the file are read when they are asked for, and are what they were', async (_, externalData) => {
  await writeModelFile(path, encoderModel(), externalData ? { externalData } : {});

  for (const minBytes of [1, 64, 1000, 4096, 2 ** 30]) {
    const model = await readModelOutline(path, { minBytes });

    const sizes = tensorsOf(model).flatMap((tensor) => (isExternal(tensor) ? externalLocationOf(tensor).length! : []));
    expect(sizes.length > 0).toBe(minBytes < 2 ** 30);
    expect(sizes.every((size) => size >= minBytes)).toBe(true);
    await loadExternalData(model, folder);
    expect(writeModel(model)).toEqual(writeModel(encoderModel()));
  }
});

test('of a large tensor not a byte is read', async () => {
  const model = encoderModel();
  const { rawData } = model.graph!.initializer[0]!;
  model.graph!.initializer[0]!.dims = [BigInt(2 ** 20)];
  model.graph!.initializer[0]!.rawData = new Uint8Array(2 ** 22).fill(7);
  await writeModelFile(path, model);
  const { files, bytesRead } = countingFiles();

  const { graph } = await readModelOutline(path, { files });

  expect(bytesRead()).toBeLessThan(2 ** 19);
  expect(externalLocationOf(graph!.initializer[0]!)).toMatchObject({ location: 'model.onnx', length: 2 ** 22 });
  expect(rawData.length).toBeLessThan(2 ** 22);
});

test('a file that is cut off, or changed, is refused or a model, as it is when all of it is read', async () => {
  const bytes = writeModel(encoderModel());
  const changed = (at: number, value: number) => bytes.map((byte, i) => (i === at ? value : byte));
  const step = Math.floor(bytes.length / 60);
  const places = Array.from({ length: 60 }, (_, i) => i * step);
  for (const broken of places.flatMap((at) => [bytes.subarray(0, at), changed(at, 255), changed(at, 3)])) {
    await writeFile(path, broken);

    const outline = await attempt(() => readModelOutline(path, { minBytes: 128 }));

    const whole = await attempt(async () => readModel(broken));
    if (whole instanceof OnnxError) expect(outline).toMatchObject({ code: whole.code });
    else if (!(outline instanceof OnnxError)) expect(outline.graph?.node.length).toBe(whole.graph?.node.length);
    // What raw data that does not fit its shape would be read as is found here, not when it is used.
    else expect(outline.code).toMatch(/EXTERNAL_DATA|TENSOR/);
  }
});

async function attempt<Value>(make: () => Promise<Value>): Promise<Value | OnnxError> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof OnnxError) return error;
    throw error;
  }
}

test('tensors are appended to a file as they are made or from where they are, aligned, each part once', async () => {
  await writeModelFile(path, encoderModel(), { externalData: { location: 'weights.bin', minBytes: 256 } });
  const { graph } = await readModelOutline(path, { minBytes: 256 });
  const tensors = graph!.initializer;
  const shared = { ...tensors.find(isExternal)! };
  const before = await readModelFile(path);
  const target = join(folder, 'inner.bin');

  await using writer = await ExternalDataWriter.create(target, { alignment: 512 });
  for (const tensor of [...tensors, shared]) await writer.take(tensor);

  const bytes = await readFile(target);
  expect(bytes.length).toBe(writer.size);
  for (const tensor of [...tensors, shared]) {
    const { location, offset, length } = externalLocationOf(tensor);
    const expected = before.graph!.initializer.find(({ name }) => name === tensor.name)!.rawData;
    expect([location, offset % 512]).toEqual(['inner.bin', 0]);
    expect(bytes.subarray(offset, offset + length!)).toEqual(Buffer.from(expected));
  }
  expect(externalLocationOf(shared)).toEqual(externalLocationOf(tensors.find(({ name }) => name === shared.name)!));
});

test('a tensor whose file is too short is not copied', async () => {
  await writeModelFile(path, encoderModel(), { externalData: { location: 'weights.bin', minBytes: 256 } });
  const { graph } = await readModelOutline(path, { minBytes: 256 });
  await truncate(join(folder, 'weights.bin'), 100);
  await using writer = await ExternalDataWriter.create(join(folder, 'copy.bin'));

  const copying = writer.take(graph!.initializer.find(isExternal)!);

  await expect(copying).rejects.toMatchObject({ code: 'KINGLET_ONNX_EXTERNAL_DATA' });
});
