import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judge } from '../judge.ts';
import { compareMemory } from './compareQuantization.ts';
import type { RunProgram } from './compareTools.ts';
import { measureMemory } from './measureMemory.ts';

const mebibyte = 2 ** 20;

test('what an empty program takes is no part of the figure, in sizes of the model, and nothing is left', async () => {
  const workDir = await mkdtemp(join(tmpdir(), 'kinglet-memory-'));
  const asked: string[] = [];
  const run: RunProgram = async (command, [program], _env, stdin) => {
    const { mode, options } = JSON.parse(stdin) as {
      readonly mode?: string;
      readonly options?: { readonly mode?: string };
    };
    asked.push([command === 'python3' ? 'python' : 'node', mode ?? options?.mode ?? 'bits'].join(' '));
    expect(program).toMatch(/lanes/);
    return JSON.stringify({ peakBytes: (mode === 'empty' ? 40 : 72) * mebibyte, seconds: 3 });
  };

  const rows = await measureMemory({ pythonPath: 'there', workDir, layers: 1, run, onProgress: () => undefined });

  expect(rows[0]).toMatchObject({ setting: '8-bit weights alone', theirs: undefined, ours: { seconds: 3 } });
  // The file is a little larger than its one layer.
  for (const { ours } of rows) expect(ours.models).toBeCloseTo(2, 3);
  expect(asked.filter((what) => what.startsWith('python'))).toEqual([
    ...['python empty', 'python matmulnbits', 'python empty', 'python dynamic', 'python empty', 'python static'],
  ]);
  expect(await readdir(workDir)).toEqual([]);
  await rm(workDir, { recursive: true });
});

test('a row at its bar meets it, and misses it beyond; the tools have none', () => {
  const theirs = { models: 9, seconds: 1 };
  const metOf = (models: number) =>
    compareMemory({ setting: 'dynamic', ours: { models, seconds: 9 }, theirs }).map((row) => judge(row).met);

  expect(metOf(1.5)).toEqual([true, null]);
  expect(metOf(1.51)).toEqual([false, null]);
});
