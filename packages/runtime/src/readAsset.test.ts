import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { readAsset } from './readAsset.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinglet-asset-'));
mkdirSync(join(folder, 'a'));
writeFileSync(join(folder, 'a/b.bin'), Uint8Array.of(0, 255));
writeFileSync(join(folder, 'empty'), '');

beforeEach(() => void vi.stubEnv('LAMBDA_TASK_ROOT', folder));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test("gives a file's bytes, which are the caller's own", () => {
  const bytes = readAsset('a/b.bin');
  bytes[0] = 7;

  expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype);
  expect([...bytes]).toEqual([7, 255]);
  expect([...readAsset('a/b.bin')]).toEqual([0, 255]);
  expect([...readFileSync(join(folder, 'a/b.bin'))]).toEqual([0, 255]);
  expect(readAsset('empty')).toHaveLength(0);
});

test.each(['', '/etc/passwd', '..', 'a/../../b', '../a', 'a\0b', 7, undefined])('refuses the name %j', (name) => {
  expect(() => readAsset(name as string)).toThrow(
    expect.objectContaining({
      code: 'KINGLET_RUNTIME_ASSET',
      message: expect.stringContaining(`got ${JSON.stringify(name)}`),
    }),
  );
});

test.each(['missing', 'a'])('says what to do when %j cannot be read', (name) => {
  expect(() => readAsset(name)).toThrow(/^Expected the asset "\w+" in .*, found none \(E.*\): name it among/);
});

test('takes names from the current folder where there is no task root', () => {
  vi.stubEnv('LAMBDA_TASK_ROOT', undefined);

  expect(new TextDecoder().decode(readAsset('package.json'))).toContain('"');
});
