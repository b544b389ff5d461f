import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readAssets } from './assets.ts';
import { findKernelsAddon } from './kernelsAddon.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinglet-assets-'));
const file = join(folder, 'a.txt');
writeFileSync(file, 'text');
afterAll(() => rmSync(folder, { recursive: true }));

test('names keep their folders, modes are those of data', () => {
  expect(readAssets({ 'models/x.plan': file, 'a b.txt': file })).toEqual([
    { name: 'models/x.plan', bytes: Buffer.from('text'), mode: 0o644 },
    { name: 'a b.txt', bytes: Buffer.from('text'), mode: 0o644 },
  ]);
});

test.each(['', '.', '..', '../a', 'a/../../b', 'a/../b', '/a', './a', 'a//b', 'a/', 'a\\b', 'c:a', 'a\0b'])(
  'the name %j is refused',
  (name) => {
    expect(() => readAssets({ [name]: file })).toThrow(expect.objectContaining({ code: 'KINGLET_BUNDLER_ASSET' }));
  },
);

test.each(['bootstrap', 'bootstrap/x', 'index.mjs', 'handler.mjs', 'kinglet-kernels.node'])(
  'the name %s would replace the code',
  (name) => {
    expect(() => readAssets({ [name]: file })).toThrow('rename the asset');
  },
);

test('a file cannot be a folder too', () => {
  expect(() => readAssets({ a: file, 'a/b': file })).toThrow(
    'expected an asset name to be a folder that is not also a file',
  );
});

test('a missing file is named, with its asset', () => {
  expect(() => readAssets({ x: join(folder, 'gone') })).toThrow(/readable file for asset `x`, found: ENOENT.*gone/);
});

test('kernels without an addon for the arch: an error that says how to get one; without kernels: none needed', () => {
  writeFileSync(join(folder, 'package.json'), '{"name":"@kinglet/kernels"}');

  expect(() => findKernelsAddon([file], 'arm64')).toThrow(/addon for arm64 at .*npm run build/);
  expect(findKernelsAddon(['/'], 'arm64')).toBeUndefined();
});
