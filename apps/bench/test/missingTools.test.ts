// On a machine without a C compiler engine `native` is left out, and without gcc only what is compared with C.
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findCompiler } from '../../../scripts/toolchain.mjs';
import { createProgress } from '../src/progress.ts';
import { measureAll } from '../src/runtime/measureAll.ts';
import { measureNative } from '../src/runtime/measureNative.ts';
import { unlessMissing } from '../src/runtime/usableEngines.ts';
import type { SuiteContext } from '../src/suite.ts';

const effort = { starts: 3, echoRounds: 2, echoEvents: 10, longRounds: 2, longEvents: 10, fib: 5, fibRounds: 1 };
// The whole path, since this test takes PATH away.
const clang = (process.env.PATH ?? '')
  .split(delimiter)
  .map((dir) => resolve(dir, findCompiler()?.cc ?? ''))
  .find((file) => existsSync(file) && statSync(file).isFile());
const library = new URL(
  '../../../packages/bootstrap/prebuilds/linux-arm64/native/libkinglet-native.a',
  import.meta.url,
);
const canBuild = clang !== undefined && existsSync(library);

let workDir: string;
let context: SuiteContext;
let printed: string;
let skipped: string[];
const skip = (what: string): undefined => {
  skipped.push(what);
};

beforeEach(() => {
  workDir = mkdtempSync(join(tmpdir(), 'kinglet-bench-missing-'));
  mkdirSync(join(workDir, 'bin'));
  printed = '';
  skipped = [];
  const progress = createProgress({ write: (text) => (printed += text) });
  context = { quick: true, progress, workDir, installPeer: () => Promise.reject(new Error('no peers here')) };
  vi.stubEnv('PATH', join(workDir, 'bin'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(workDir, { recursive: true });
});

it('measures the other engines, and prints why native is not there', { timeout: 120_000 }, async () => {
  const { cold, echo, long, native, levels } = await measureAll(context, [], effort);

  expect(printed).toMatch(/Skipped: native: Expected clang .*apt-get install/);
  expect(cold.map(({ label }) => label)).toEqual(['floor', 'quickjs', 'node']);
  expect(echo.map(({ label }) => label)).toEqual(['quickjs', 'node']);
  expect(long.map(({ label }) => label)).toEqual(['quickjs', 'node', 'quickjs, 8 at a time']);
  expect(native).toBeUndefined();
  expect(new Set(levels.map(({ engine }) => engine))).toEqual(new Set(['quickjs', 'node']));
});

it.skipIf(!canBuild)('keeps the sizes of native where gcc is missing', { timeout: 60_000 }, async () => {
  symlinkSync(clang!, join(workDir, 'bin/clang'));

  const found = await measureNative(context, effort, skip);

  expect(found.minimal.fileBytes).toBeLessThan(96_000);
  expect(found.fibInC).toBeUndefined();
  expect(skipped).toEqual(['fib in C']);
});

describe('unlessMissing', () => {
  it('throws what is no missing tool', () => {
    const error = Object.assign(new Error('a type error'), { code: 'KINGLET_BUNDLER_SYNTAX' });

    expect(() => unlessMissing('native', skip)(error)).toThrow(error);
    expect(skipped).toEqual([]);
  });
});
