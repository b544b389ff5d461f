// Plans that are written from files to files, and loaded where they lie.
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ModelProto, makeNode, readModelFile, writeModel, writeModelFile } from '@kinglet/onnx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testModel } from '../../test/testModel.ts';
import { encoder } from '../build/index.ts';
import { Model } from '../index.ts';
import { compile } from './compile.ts';
import { compileFile } from './compileFile.ts';
import { mappedFiles } from './mappedFiles.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinglet-compile-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const model = encoder({ layers: 1, width: 24, heads: 2, tokens: 5, vocabulary: 700 });
const ids = BigInt64Array.of(3n, 699n, 0n, 1n, 2n);

async function write(name: string, made: ModelProto, isExternal: boolean): Promise<string> {
  const path = join(folder, `${name}.onnx`);
  await writeModelFile(path, made, isExternal ? { externalData: { location: `${name}.data` } } : {});
  return path;
}

test.for([true, false])('what is written are the bytes of a plan, weights beside the model: %s', async (isExternal) => {
  const target = join(folder, 'model.plan');

  const { size, name, explain } = await compileFile(await write('model', model, isExternal), target);

  const { file, name: ownName, explain: explainOwn } = compile(model);
  const written = readFileSync(target);
  expect(Buffer.compare(written, file)).toBe(0);
  expect(size).toBe(file.length);
  expect(name).toBe(ownName);
  expect(explain()).toBe(explainOwn());
  expect(readdirSync(folder).filter((name) => name.includes('.new'))).toEqual([]);
});

test('a plan runs where it is mapped, after another took its name', async () => {
  const target = join(folder, 'model.plan');
  await compileFile(await write('model', model, true), target);
  const mapped = Model.load(target, { mapped: true });
  const expected = Model.load(target).run(ids).y!.data;

  await compileFile(
    await write('other', encoder({ layers: 1, width: 24, heads: 2, tokens: 5, vocabulary: 9 }), true),
    target,
  );

  expect(mapped.run(ids).y!.data).toEqual(expected);
  expect(mapped.session().run(ids).y!.data).toEqual(expected);
});

test('weights of a mapped plan are verified when that is asked for, its head always', async () => {
  const target = join(folder, 'model.plan');
  await compileFile(await write('model', model, true), target);
  const good = readFileSync(target);
  const [weights, head] = [Buffer.from(good), Buffer.from(good)];
  weights[weights.length - 100]! ^= 1;
  head[100]! ^= 1;

  writeFileSync(target, weights);
  expect(() => Model.load(target)).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_FILE' }));
  expect(() => Model.load(target, { mapped: true, verify: true })).toThrow('the file is damaged');
  expect(() => Model.load(target, { verify: false }).run(ids)).not.toThrow();
  expect(() => Model.load(target, { mapped: true }).run(ids)).not.toThrow();
  writeFileSync(target, head);
  expect(() => Model.load(target, { mapped: true })).toThrow('the file is damaged');
});

test('weights that are missing, cut off or elsewhere are refused, and no plan is there', async () => {
  const path = await write('model', model, true);
  const target = join(folder, 'model.plan');
  truncateSync(join(folder, 'model.data'), 5000);
  await expect(compileFile(path, target)).rejects.toMatchObject({ code: 'KINGLET_ONNX_EXTERNAL_DATA' });

  rmSync(join(folder, 'model.data'));
  await expect(compileFile(path, target)).rejects.toMatchObject({ code: 'KINGLET_ONNX_EXTERNAL_DATA' });
  await expect(compileFile(join(folder, 'none.onnx'), target)).rejects.toMatchObject({ code: 'KINGLET_ONNX_FILE' });
  expect(readdirSync(folder)).toEqual(['model.onnx']);
});

test('where the plan cannot be written, it says so and leaves what was there', async () => {
  const path = await write('model', model, false);

  const failed = compileFile(path, join(folder, 'none', 'model.plan'));

  await expect(failed).rejects.toMatchObject({ code: 'KINGLET_INFERENCE_FILE' });
});

test('a table of more than 4 GiB is refused before anything is written', async () => {
  const rows = 2 ** 20;
  const table = testModel({
    inputs: { i: [1] },
    outputs: { y: undefined },
    types: { i: 'int64' },
    weights: { table: { dims: [1, 1024], values: new Float32Array(1024) } },
    nodes: [makeNode('Gather', ['table', 'i'], ['y'])],
  });
  const path = await write('table', table, true);
  const large = await readModelFile(path, { externalData: 'keep' });
  const [tensor] = large.graph!.initializer;
  tensor!.dims[0] = BigInt(rows);
  tensor!.externalData = tensor!.externalData.filter(({ key }) => key !== 'length');
  writeFileSync(path, writeModel(large));
  truncateSync(join(folder, 'table.data'), rows * 4096); // a hole, which takes no room

  const failed = compileFile(path, join(folder, 'table.plan'));

  await expect(failed).rejects.toThrow('expected a plan of less than 4 GiB, its memory included, found one of 429');
  expect(readdirSync(folder).sort()).toEqual(['table.data', 'table.onnx']);
});

test('files that cannot be mapped are read', async () => {
  writeFileSync(join(folder, 'a'), 'abcdef');
  const files = await mappedFiles(() => undefined);
  const mapped = await mappedFiles(() => ({ bytes: new TextEncoder().encode('abcdef') as Uint8Array<ArrayBuffer> }));

  for (const each of [files, mapped]) {
    await using file = await each.open(join(folder, 'a'));
    expect(await file.size()).toBe(6);
    expect(String.fromCharCode(...(await file.read(2, 3)))).toBe('cde');
    await expect(file.read(4, 3)).rejects.toThrow('expected 3 bytes from 4, found 2');
  }
});
