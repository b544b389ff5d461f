import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, writeZip } from '@kinglet/bundler';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeLibrary } from '../../bundler/test/makeLibrary.ts';
import { folderWith, kinglet } from './cli.ts';

const cwd = folderWith({ 'handler.ts': 'export const handler = async () => 1;', 'text.txt': 'hello' });

beforeAll(async () => {
  await build({ entry: join(cwd, 'handler.ts'), outDir: join(cwd, 'dist'), arch: 'x64' });
});

describe('kinglet verify', () => {
  test('says of a sound zip what it is', async () => {
    const { exitCode, stdout } = await kinglet(cwd, ['verify', 'dist/function.zip', '--arch', 'x64']);

    expect(stdout.split('\n')[0]).toBe('dist/function.zip: sound');
    expect(stdout).toMatch(
      /kind +ELF64\n +arch +x64\n +size +\d{3} \d{3} bytes\n +zip +\d{3} \d{3} bytes\n +static +yes/,
    );
    expect(exitCode).toBe(0);
  });

  test('--json is the verification, without the count of each mnemonic', async () => {
    const { exitCode, stdout } = await kinglet(cwd, [
      'verify',
      'dist/function/bootstrap',
      '--json',
      '--max-size',
      '10',
    ]);

    const data = JSON.parse(stdout);
    expect(data).toMatchObject({
      file: 'dist/function/bootstrap',
      class: 'ELF64',
      arch: 'x64',
      problems: [expect.stringContaining('expected the bootstrap within 10 bytes')],
    });
    expect(data.vectorInstructions).not.toHaveProperty('byMnemonic');
    expect(exitCode).toBe(1);
  });

  test('every problem is a line, and the exit code is 1', async () => {
    const args = ['--arch', 'arm64', '--max-size', '10', '--max-zip', '20', '--min-simd', '1'];

    const { exitCode, stdout } = await kinglet(cwd, ['verify', 'dist/function.zip', ...args]);

    expect(stdout).toContain('dist/function.zip: 4 problem(s)');
    expect(stdout.split('\n').filter((line) => line.startsWith('problem: '))).toEqual([
      expect.stringContaining('expected the bootstrap for arm64, found x64'),
      expect.stringContaining('expected 1 vector instructions or more in kernels, found 0'),
      expect.stringContaining('expected the bootstrap within 10 bytes'),
      expect.stringContaining('expected the zip within 20 bytes'),
    ]);
    expect(exitCode).toBe(1);
  });

  test('budgets of kinglet.config.json hold, and flags are stronger', async () => {
    writeFileSync(join(cwd, 'budget.json'), '{ "maxZip": 100 }');
    const args = ['verify', 'dist/function.zip', '--config', 'budget.json'];

    expect(await kinglet(cwd, args)).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('within 100 bytes'),
    });
    expect(await kinglet(cwd, [...args, '--max-zip', '9000000'])).toMatchObject({ exitCode: 0 });
  });

  test('an addon deep in node_modules that Lambda cannot load is a problem; of an older system too', async () => {
    const versions = { 'libc.so.6': ['GLIBC_2.30'] };
    const addon = makeLibrary({ arch: 'arm64', needed: ['libc.so.6', 'libvips.so.42'], versions });
    const zip = writeZip([
      { name: 'index.mjs', bytes: Buffer.from('1'), mode: 0o644 },
      { name: 'node_modules/s/build/Release/s.node', bytes: addon, mode: 0o644 },
    ]);
    writeFileSync(join(cwd, 'addon.zip'), zip);

    const here = await kinglet(cwd, ['verify', 'addon.zip', '--arch', 'x64']);
    const there = await kinglet(cwd, ['verify', 'addon.zip', '--arch', 'arm64', '--system', 'al2']);

    expect(here).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('s.node for x64, found arm64') });
    expect(there.stdout).toContain('found no libvips.so.42');
    expect(there.stdout).toContain('the newest in Amazon Linux 2, found GLIBC_2.30');
  });

  test.skipIf(!existsSync('/bin/true'))(
    'a dynamic program of this system: refused, or with --dynamic checked',
    async () => {
      const plain = await kinglet(cwd, ['verify', '/bin/true']);
      const dynamic = await kinglet(cwd, ['verify', '/bin/true', '--dynamic']);

      expect(plain).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('expected a static file') });
      expect(dynamic.stdout).toMatch(/static +no, started by \S+, linked with glibc/);
      expect(dynamic.stdout).not.toContain('expected a static file');
    },
  );

  test.each<[string, string[], number, string]>([
    ['no file named', [], 2, 'Expected file after `kinglet verify`'],
    ['a file that is not there', ['nowhere.zip'], 1, 'nowhere.zip'],
    ['a folder', ['dist'], 1, 'EISDIR'],
    ['neither bootstrap nor zip', ['text.txt'], 1, 'expected an ELF64 file or a zip'],
    ['a processor that there is none of', ['text.txt', '--arch', 'mips'], 2, 'one of arm64, x64'],
    ['two files', ['a', 'b'], 2, 'Expected 1 word(s)'],
  ])('%s: the reason', async (_, args, exitCode, message) => {
    expect(await kinglet(cwd, ['verify', ...args])).toMatchObject({
      exitCode,
      stdout: '',
      stderr: expect.stringContaining(message),
    });
  });
});
