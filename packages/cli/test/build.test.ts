import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readZip } from '@kinglet/bundler';
import { describe, expect, test } from 'vitest';
import { folderWith, kinglet } from './cli.ts';

const handler = { 'src/handler.ts': 'export const handler = async (event: { n: number }) => event.n + 1;' };
const nodeHandler = {
  'src/handler.ts': "import { cpus } from 'node:os';\nexport const handler = async () => cpus().length;",
};

describe('kinglet build', () => {
  test('prints where the zip is and what is in it; says on stderr what it does', async () => {
    const cwd = folderWith(handler);

    const { exitCode, stdout, stderr } = await kinglet(cwd, ['build']);

    const [first, ...rows] = stdout.trimEnd().split('\n');
    expect(first).toBe('dist/function.zip');
    expect(existsSync(join(cwd, 'dist/function.zip'))).toBe(true);
    expect(rows.map((row) => row.trim().split(/\s{2,}/))).toEqual([
      ['engine', 'quickjs'],
      ['arch', 'arm64'],
      ['size', expect.stringMatching(/^\d{3} \d{3} bytes$/)],
      ['zip', expect.stringMatching(/^\d{3} \d{3} bytes$/)],
      ['static', 'yes'],
      ['SIMD', expect.stringMatching(/^[\d ]+ vector instructions, 0 in kernels$/)],
    ]);
    expect(stderr).toBe('building src/handler.ts for arm64\n');
    expect(exitCode).toBe(0);
  });

  test('--json is the result, with paths from the folder and without the count of each mnemonic', async () => {
    const cwd = folderWith(handler);

    const { stdout } = await kinglet(cwd, ['build', '--arch', 'x64', '--out', 'out', '--json']);

    const data = JSON.parse(stdout);
    expect(data).toMatchObject({
      engine: 'quickjs',
      flavour: 'core',
      arch: 'x64',
      dir: 'out/function',
      bootstrap: 'out/function/bootstrap',
      zip: 'out/function.zip',
      zipBytes: statSync(join(cwd, 'out/function.zip')).size,
      verification: { class: 'ELF64', static: true, problems: [], vectorInstructions: { kernels: 0, sve: 0 } },
    });
    expect(data.verification.vectorInstructions).not.toHaveProperty('byMnemonic');
  });

  test('names why a handler needs Node', async () => {
    const { stdout } = await kinglet(folderWith(nodeHandler), ['build']);

    expect(stdout).toMatch(/engine +node: needs .*node:os/);
    expect(stdout).toMatch(/static +no, runs on Node/);
  });

  test('ships what --asset names', async () => {
    const cwd = folderWith({ ...handler, 'data/model.bin': 'weights' });

    await kinglet(cwd, ['build', '--asset', 'model.bin=data/model.bin']);

    const entry = readZip(readFileSync(join(cwd, 'dist/function.zip'))).find(({ name }) => name === 'model.bin');
    expect(Buffer.from(entry!.bytes).toString()).toBe('weights');
  });

  test.each<[string, string[], number, string]>([
    ['an entry that is not there', ['--entry', 'src/nowhere.ts'], 1, 'KINGLET_BUNDLER_ENTRY'],
    ['a zip over budget', ['--max-zip', '1000'], 1, 'expected the zip within 1000 bytes'],
    ['a budget that is no number', ['--max-zip', 'small'], 2, '--max-zip to be a whole number'],
    [
      'an asset without a path',
      ['--asset', 'model.bin'],
      2,
      '--asset to be NAME=value, got 9 characters without a name',
    ],
    ['an engine that there is none of', ['--engine', 'v8'], 2, '--engine to be one of quickjs, native, node'],
  ])('%s: no zip, and the reason', async (_, args, exitCode, message) => {
    const cwd = folderWith(handler);

    const ran = await kinglet(cwd, ['build', ...args]);

    expect(ran).toMatchObject({ exitCode, stdout: '', stderr: expect.stringContaining(message) });
    expect(existsSync(join(cwd, 'dist/function.zip'))).toBe(false);
  });
});
