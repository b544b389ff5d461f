import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from '@bufbuild/protobuf';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encoderModel } from '../test/encoderModel.ts';
import { storageOf } from './elementTypes.ts';
import { writeModel } from './encoding.ts';
import { type ExternalLocation, externalLocationOf, setExternal } from './externalData.ts';
import { type FileSystem, nodeFiles } from './fileSystem.ts';
import { type TensorProto, TensorProtoSchema } from './generated/onnx_pb.ts';
import { readModelFile, writeModelFile } from './modelFile.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinglet-onnx-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const externalData = { location: 'weights.bin', minBytes: 256, alignment: 64 };

test('a model goes through a file and back', async () => {
  const path = join(folder, 'model.onnx');

  await writeModelFile(path, encoderModel());

  expect(await readFile(path)).toEqual(Buffer.from(writeModel(encoderModel())));
  expect(writeModel(await readModelFile(path))).toEqual(writeModel(encoderModel()));
  expect(await readdir(folder)).toEqual(['model.onnx']);
});

describe('weights in another file', () => {
  test('are written there, aligned, and read from there', async () => {
    const path = join(folder, 'model.onnx');
    const model = encoderModel();

    await writeModelFile(path, model, { externalData });

    expect(writeModel(model)).toEqual(writeModel(encoderModel()));
    expect((await stat(path)).size).toBeLessThan(8000);
    const kept = await readModelFile(path, { externalData: 'keep' });
    const places = kept.graph!.initializer.filter(({ externalData }) => externalData.length).map(externalLocationOf);
    expect(places.length).toBeGreaterThan(5);
    expect(places.every(({ offset }) => offset % 64 === 0)).toBe(true);
    expect(await readFile(path)).toEqual(Buffer.from(writeModel(kept)));
    expect(writeModel(await readModelFile(path))).toEqual(writeModel(model));
  });

  test('are not overwritten by a model that still has them there', async () => {
    const path = join(folder, 'model.onnx');
    await writeModelFile(path, encoderModel(), { externalData });
    const kept = await readModelFile(path, { externalData: 'keep' });

    await expect(writeModelFile(path, kept, { externalData })).rejects.toThrow(/is in weights.bin now/);
    await expect(writeModelFile(path, kept, { externalData: { location: '../weights.bin' } })).rejects.toThrow(
      expect.objectContaining({ code: 'KINGLET_ONNX_FILE' }),
    );
  });

  test('may be beyond 4 GiB in their file', async () => {
    const offset = 5 * 2 ** 30;
    const files: FileSystem = {
      ...nodeFiles,
      open: async (path) => (path.endsWith('huge.bin') ? hugeFile(offset) : nodeFiles.open(path)),
    };
    const path = await modelWith({ location: 'huge.bin', offset, length: 8 });
    await writeFile(join(folder, 'models/huge.bin'), '');

    const model = await readModelFile(path, { files });

    expect(model.graph!.initializer[0]!.rawData).toEqual(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
  });

  test('may take more than one read of the system', async () => {
    const length = 2 ** 28 + 8;
    const path = await modelWith({ location: 'sparse.bin', offset: 0, length }, 'uint8', length);
    await writeFile(join(folder, 'models/sparse.bin'), '');
    await truncate(join(folder, 'models/sparse.bin'), length);

    const model = await readModelFile(path);

    expect(model.graph!.initializer[0]!.rawData).toHaveLength(length);
  });

  test('of tensors that are the same part of a file are read once, and no more than the file holds', async () => {
    const path = join(folder, 'model.onnx');
    await writeFile(join(folder, 'shared.bin'), new Uint8Array(16));
    const read = async (...places: [string, number][]) => {
      const model = encoderModel();
      model.graph!.initializer = places.map(([location, offset]) => externalTensor({ location, offset, length: 8 }));
      await writeModelFile(path, model);
      return (await readModelFile(path)).graph!.initializer.map(({ rawData }) => rawData);
    };

    const [first, second, third] = await read(['shared.bin', 0], ['./shared.bin', 0], ['shared.bin', 8]);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    await expect(read(['shared.bin', 0], ['shared.bin', 4], ['./shared.bin', 8])).rejects.toThrow(/overlap/);
  });

  test.each([0, -1, 0.5, Number.NaN])('are not aligned to %s bytes', async (alignment) => {
    const writing = writeModelFile(join(folder, 'model.onnx'), encoderModel(), {
      externalData: { ...externalData, alignment },
    });

    await expect(writing).rejects.toThrow(expect.objectContaining({ code: 'KINGLET_ONNX_FILE' }));
    expect(await readdir(folder)).toEqual([]);
  });

  test.each(['', '.', '..', 'model.onnx', 'model.onnx.partial', 'model.onnx.before', 'C:weights', 'a/b'])(
    'have no file %j',
    async (location) => {
      const writing = writeModelFile(join(folder, 'model.onnx'), encoderModel(), { externalData: { location } });

      await expect(writing).rejects.toThrow(/expected the name of another file/);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  test('stay as they were when the model cannot be written', async () => {
    const path = join(folder, 'model.onnx');
    await writeFile(join(folder, 'weights.bin'), 'before');
    const create: FileSystem['create'] = (name) =>
      name.startsWith(path) ? Promise.reject(new Error('no space')) : nodeFiles.create(name);

    const writing = writeModelFile(path, encoderModel(), { externalData, files: { ...nodeFiles, create } });

    await expect(writing).rejects.toThrow('no space');
    expect(await readFile(join(folder, 'weights.bin'), 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['weights.bin']);
  });

  test.each([
    ['missing', { location: 'nowhere.bin', offset: 0, length: 8 }, /nowhere.bin, which cannot be read/],
    ['too short', { location: 'short.bin', offset: 4, length: 8 }, /expected bytes 4 to 12 of short.bin, which has 8/],
    ['of another length', { location: 'short.bin', offset: 0, length: 4 }, /takes 8 bytes, its external data says 4/],
    ['outside the folder', { location: '../short.bin', offset: 0, length: 8 }, /expected a file in the model's folder/],
    [
      'at an absolute path',
      { location: '/etc/hostname', offset: 0, length: 8 },
      /expected a file in the model's folder/,
    ],
    ['a folder', { location: 'folder.bin', offset: 0, length: 8 }, /folder.bin, which cannot be read/],
    ['behind a link', { location: 'link.bin', offset: 0, length: 8 }, /is a link to a file outside/],
    [
      'at no number',
      { location: 'short.bin', offset: Number.NaN, length: 8 },
      /expected offset to be a number of bytes/,
    ],
  ])('%s are an error that names the tensor', async (_, place, message) => {
    const path = await modelWith(place);
    await writeFile(join(folder, 'models/short.bin'), new Uint8Array(8));
    await writeFile(join(folder, 'outside.bin'), new Uint8Array(8));
    await mkdir(join(folder, 'models/folder.bin'));
    await symlink('../outside.bin', join(folder, 'models/link.bin'));

    const reading = readModelFile(path);

    await expect(reading).rejects.toThrow(expect.objectContaining({ code: 'KINGLET_ONNX_EXTERNAL_DATA' }));
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(/tensor "w"/);
  });
});

test('a file that is not there, or that is no model, is an error with a code', async () => {
  await writeFile(join(folder, 'text.onnx'), 'version https://git-lfs.github.com/spec/v1');

  await expect(readModelFile(join(folder, 'none.onnx'))).rejects.toThrow(
    expect.objectContaining({ code: 'KINGLET_ONNX_FILE' }),
  );
  await expect(readModelFile(join(folder, 'text.onnx'))).rejects.toThrow(
    expect.objectContaining({ code: 'KINGLET_ONNX_MALFORMED' }),
  );
});

test('a folder that is not there is an error with a code', async () => {
  await expect(writeModelFile(join(folder, 'none/model.onnx'), encoderModel())).rejects.toThrow(
    expect.objectContaining({ code: 'KINGLET_ONNX_FILE' }),
  );
});

test('files are in the root of all folders, and in those whose names begin with points', async () => {
  await mkdir(join(folder, 'inner/..models'), { recursive: true });
  await writeFile(join(folder, 'inner/..models/w.bin'), '');

  expect(await nodeFiles.isInside('/', tmpdir())).toBe(true);
  expect(await nodeFiles.isInside(join(folder, 'inner'), join(folder, 'inner/..models/w.bin'))).toBe(true);
  expect(await nodeFiles.isInside(join(folder, 'inner'), folder)).toBe(false);
});

test('when writing fails the file that was there stays, and nothing is left', async () => {
  const path = join(folder, 'model.onnx');
  await writeFile(path, 'before');
  const create: FileSystem['create'] = async (name) => ({
    ...(await nodeFiles.create(name)),
    write: () => Promise.reject(new Error('no space')),
  });

  await expect(writeModelFile(path, encoderModel(), { files: { ...nodeFiles, create } })).rejects.toThrow('no space');

  expect(await readFile(path, 'utf8')).toBe('before');
  expect(await readdir(folder)).toEqual(['model.onnx']);
});

/** A model whose one tensor is elsewhere. */
async function modelWith(place: ExternalLocation, type: 'float' | 'uint8' = 'float', count = 2): Promise<string> {
  const model = encoderModel();
  model.graph!.initializer = [externalTensor(place, type, count)];
  await mkdir(join(folder, 'models'), { recursive: true });
  const path = join(folder, 'models/model.onnx');
  await writeModelFile(path, model);
  return path;
}

function externalTensor(place: ExternalLocation, type: 'float' | 'uint8' = 'float', count = 2): TensorProto {
  const tensor = create(TensorProtoSchema, { name: 'w', dims: [BigInt(count)], dataType: storageOf[type].code });
  setExternal(tensor, place);
  return tensor;
}

function hugeFile(offset: number) {
  return {
    size: async () => offset + 8,
    read: async (from: number, length: number) => Uint8Array.from({ length }, (_, i) => from - offset + i + 1),
    write: () => Promise.reject(new Error('read only')),
    [Symbol.asyncDispose]: async () => undefined,
  };
}
