import { execFileSync, spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { arches, reportSkipped, root, targetOf } from '../../../scripts/toolchain.mjs';

const entry = pathToFileURL(join(dirname(import.meta.dirname), 'src/index.ts')).href;

test.each(['darwin', 'win32'])(
  'on %s every call says that it is for Linux, and importing does not fail',
  (platform) => {
    const source = `Object.defineProperty(process, 'platform', { value: ${JSON.stringify(platform)} });
    const { mmap } = await import(${JSON.stringify(entry)});
    try { mmap({ bytes: 1 }); } catch ({ code, message }) { console.log(code, message); }`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' });

    expect(stderr).toBe('');
    expect(stdout).toBe(
      `KINGLET_SYSCALLS_UNSUPPORTED expected Linux on arm64 or x64, found ${platform} on ${process.arch}\n`,
    );
  },
);

const headers = join(root, `node_modules/node-linux-${process.arch}/include/node`);

test.each(arches)('the C sources have no warnings on %s', (arch) => {
  const target = targetOf(arch);
  if (target.missing !== undefined) return reportSkipped(`warnings of the C sources on ${arch}`, target.missing);
  const { cc, glibc } = target;
  const strict = ['-std=gnu11', '-O2', '-Wall', '-Wextra', '-Wshadow', '-Werror', '-fsyntax-only', '-DNAPI_VERSION=8'];
  const files = globSync(join(dirname(import.meta.dirname), 'src/c/*.c'));

  expect(files.length).toBeGreaterThan(5);
  for (const file of files)
    execFileSync(cc, [...glibc.cflags, ...strict, `-I${headers}`, file], { stdio: ['ignore', 'inherit', 'pipe'] });
});
