// The same calls have the same outcomes through the API, in the bare addon and in the QuickJS engine of the bootstraps.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cache, hostArch, reportSkipped, targetOf } from '../../../scripts/toolchain.mjs';
import { includeDir, kernelSources } from '../sources.mjs';
import { type Addon, activateKernels } from '../src/active-kernels.ts';
import { loadError } from '../src/index.ts';
import type { Arch } from '../tiers.ts';
import { outcomes } from './same-everywhere.mjs';

const packageDir = dirname(import.meta.dirname);
const load = (): Addon => createRequire(import.meta.url)('node-gyp-build')(packageDir) as Addon;
const expected = outcomes(activateKernels(load, 'typescript'));

test('the outcomes are results and errors, none of them another exception', () => {
  expect(expected.filter((line) => /Error undefined/.test(line))).toEqual([]);
  expect(expected).toContain(
    'a symbol: TypeError KINGLET_KERNELS_TYPE sum: expected a to be a Float32Array, got symbol',
  );
  expect(expected).toContain('axpy: [4.099999904632568 5.199999809265137 6.300000190734863]');
});

describe.skipIf(loadError())('native code agrees with TypeScript', () => {
  for (const isa of loadError() ? [] : load().isas()) {
    test(`${isa}, through the API`, () => {
      expect(outcomes(activateKernels(load, isa))).toEqual(expected);
    });

    test(`${isa}, from the addon`, () => {
      expect(outcomes(load().select(isa))).toEqual(expected);
    });
  }
});

const [engine] = globSync(join(cache, 'quickjs-ng-*')).filter((dir) => existsSync(join(dir, 'quickjs.c')));
const target = targetOf(hostArch);
const missing = target.missing ?? (engine ? undefined : 'the QuickJS source is not in .cache');

describe('the QuickJS module', () => {
  test('agrees with TypeScript, with no memory error', { timeout: 180_000 }, ({ skip }) => {
    if (missing) reportSkipped('the QuickJS module', missing);
    skip(missing !== undefined, missing);
    const outDir = mkdtempSync(join(tmpdir(), 'kernels-quickjs-'));
    try {
      const host = buildHost(engine as string, outDir);
      expect(runHost(host, outDir, 'for (const line of outcomes(kernels)) print(line);')).toEqual(expected);
      expect(runHost(host, outDir, 'print(kernels.isa())', 'scalar')).toEqual(['scalar']);
      expect(runHost(host, outDir, immutableOutput)).toEqual([
        'TypeError KINGLET_KERNELS_TYPE scale: expected out to be writable, got a view of an immutable buffer',
      ]);
      expect(() => runHost(host, outDir, '', 'altivec')).toThrow(
        /expected KINGLET_ISA to be one of .*scalar, got altivec/,
      );
    } finally {
      rmSync(outDir, { recursive: true });
    }
  });
});

const immutableOutput = `
  const out = new Float32Array(new ArrayBuffer(8).transferToImmutable());
  try { kernels.scale(new Float32Array(2), 1, out); print('wrote'); }
  catch (error) { print(error.name + ' ' + error.code + ' ' + error.message); }`;

/** The engine without optimisation, our code under the address sanitizer. */
function buildHost(engineDir: string, outDir: string): string {
  if (target.missing !== undefined) throw new Error(target.missing);
  let count = 0;
  const compile = (file: string, flags: readonly string[]): string => {
    const object = join(outDir, `${count++}.o`);
    execFileSync(target.cc, [...target.glibc.cflags, '-fsanitize=address', ...flags, '-c', file, '-o', object], {
      stdio: 'pipe',
    });
    return object;
  };
  const engineObjects = ['quickjs', 'dtoa', 'libregexp', 'libunicode'].map((name) =>
    compile(join(engineDir, `${name}.c`), ['-std=gnu11', '-D_GNU_SOURCE', '-w', '-O0']),
  );
  const ours = kernelSources(hostArch as Arch).map(({ file, flags }) =>
    compile(file, [...flags, '-Werror', `-I${engineDir}`]),
  );
  const main = compile(join(import.meta.dirname, 'c/quickjs-host.c'), [
    '-std=c11',
    '-Wall',
    '-Wextra',
    `-I${includeDir}`,
    `-I${engineDir}`,
  ]);
  const host = join(outDir, 'host');
  execFileSync(
    target.cc,
    [...target.glibc.ldflags, '-fsanitize=address', ...engineObjects, ...ours, main, '-lm', '-lpthread', '-o', host],
    { stdio: 'pipe' },
  );
  return host;
}

function runHost(host: string, outDir: string, body: string, isa = ''): string[] {
  const library = readFileSync(join(import.meta.dirname, 'same-everywhere.mjs'), 'utf8').replaceAll('export ', '');
  const file = join(outDir, 'program.mjs');
  writeFileSync(file, `import * as kernels from 'kinglet:kernels';\n${library}\n${body}\n`);
  const output = execFileSync(host, [file], {
    encoding: 'utf8',
    env: { ...process.env, KINGLET_ISA: isa },
    stdio: 'pipe',
  });
  return output.trim().split('\n');
}
