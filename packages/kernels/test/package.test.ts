// The tarball that users install, unpacked beside its one dependency, in Node of both architectures.
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arm64Node, cache, hostArch, reportSkipped, runner } from '../../../scripts/toolchain.mjs';

const run = promisify(execFile);
const packageDir = dirname(import.meta.dirname);
const projectDir = mkdtempSync(join(tmpdir(), 'kernels-package-'));
const installed = join(projectDir, 'node_modules/@kinglet/kernels');
afterAll(() => rmSync(projectDir, { recursive: true }));

const program = `
  const tiny = 2.2250738585072014e-308;
  const k = await import('@kinglet/kernels');
  const a = Float32Array.from({ length: 10000 }, (_, i) => i + 1);
  const b = new Float32Array(10000).fill(0.5);
  console.log(JSON.stringify({ isa: k.isa(), arch: process.arch, dot: k.dot(a, b), sum: k.sum(b), max: k.max(a),
    add: k.add(a, b, new Float32Array(10000))[9999], subnormal: tiny / 2 > 0, error: k.loadError()?.message }));
`;

beforeAll(async () => {
  const pnpm = readdirSync(cache).find((name) => name.startsWith('pnpm-'));
  await run(process.execPath, [join(cache, `${pnpm}/bin/pnpm.cjs`), 'pack', '--pack-destination', projectDir], {
    cwd: packageDir,
  });
  const tarball = readdirSync(projectDir).find((name) => name.endsWith('.tgz')) as string;
  mkdirSync(installed, { recursive: true });
  await run('tar', ['-xzf', join(projectDir, tarball), '-C', installed, '--strip-components=1']);
  cpSync(
    realpathSync(join(packageDir, 'node_modules/node-gyp-build')),
    join(projectDir, 'node_modules/node-gyp-build'),
    { recursive: true },
  );
  writeFileSync(join(projectDir, 'main.mjs'), program);
});

describe('the packed tarball', () => {
  test('holds what it needs and no tests', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });

    expect(files).toEqual(
      expect.arrayContaining([
        'dist/index.js',
        'dist/index.d.ts',
        'dist/quickjs.js',
        'dist/bundled.js',
        'src/c/binding.gyp',
        'src/c/kernels.h',
      ]),
    );
    expect(files.filter((name) => /\.test\.|^test|^bench|^generate\//.test(name))).toEqual([]);
  });

  test('runs nothing when it is installed: a binding.gyp at the top would start a compiler', () => {
    const { scripts } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));

    expect(existsSync(join(installed, 'binding.gyp'))).toBe(false);
    expect(Object.keys(scripts).filter((name) => /install$/.test(name))).toEqual([]);
  });

  test.for(['x64', 'arm64'] as const)(
    'runs on %s with native kernels',
    { timeout: 120_000 },
    async (arch, { skip }) => {
      const command = runner(arch, { glibc: true });
      const node = arch === hostArch ? process.execPath : arm64Node;
      const isReady = command && existsSync(node) && existsSync(join(installed, `prebuilds/linux-${arch}`));
      if (!isReady) reportSkipped(`the tarball on ${arch}`, `no addon, or nothing here runs ${arch} Node`);
      skip(!isReady, 'see above');

      const env = { ...process.env };
      delete env.KINGLET_ISA;
      const [program, ...args] = [...(command ?? []), node, join(projectDir, 'main.mjs')];
      const { stdout } = await run(program as string, args, { env });

      const answer = JSON.parse(stdout);
      expect(answer).toMatchObject({ arch, sum: 5000, max: 10_000, add: 10_000.5, subnormal: true });
      expect(answer.error).toBeUndefined();
      expect(answer.isa).toMatch(arch === 'arm64' ? /^neon/ : /^(avx|scalar)/);
      expect(Math.abs(answer.dot - 25_002_500)).toBeLessThan(4);
    },
  );
});
