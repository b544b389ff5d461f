// The same calls have the same outcomes through the API, in the bare addon and in the QuickJS engine of the bootstraps.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cache, hostArch, reportSkipped, targetOf } from '../../../scripts/toolchain.mjs';
import { includeDir, kernelSources } from '../sources.mjs';
import { activateKernels } from '../src/activeKernels.ts';
import { callShapes } from '../src/generated/callShapes.ts';
import { loadError } from '../src/index.ts';
import { constantsPlace, encodeModelFile, type ModelTensor } from '../src/modelFile.ts';
import { type Arch, tiers } from '../tiers.ts';
import { loadAddon as load, loadWasm, testableIsas } from './load.ts';
import { outcomes } from './sameEverywhere.mjs';

const expected = outcomes(activateKernels(load, 'typescript'));

test('the outcomes are results and errors, none of them another exception', () => {
  expect(expected.filter((line) => /Error undefined/.test(line))).toEqual([]);
  expect(expected).toContain(
    'a symbol: TypeError KINGLET_KERNELS_TYPE sum: expected a to be a Float32Array, got symbol',
  );
  expect(expected).toContain('axpy: [4.099999904632568 5.199999809265137 6.300000190734863]');
});

describe.skipIf(loadError())('native code agrees with TypeScript', () => {
  for (const isa of testableIsas())
    test(`${isa}, through the API`, () => {
      expect(outcomes(activateKernels(load, isa, loadWasm))).toEqual(expected);
    });

  for (const isa of loadError() ? [] : load().isas()) {
    test(`${isa}, from the addon`, () => {
      expect(outcomes(load().select(isa))).toEqual(expected);
    });
  }
});

const [engine] = globSync(join(cache, 'quickjs-ng-*')).filter((dir) => existsSync(join(dir, 'quickjs.c')));
const target = targetOf(hostArch);
/** The slowest tier that a bootstrap carries. */
const carried = tiers.find(({ bootstrap }) => bootstrap.includes(hostArch as Arch))?.name as string;
const missing = target.missing ?? (engine ? undefined : 'the QuickJS source is not in .cache');

describe('the QuickJS module', () => {
  test('agrees with TypeScript, with no memory error', { timeout: 180_000 }, ({ skip }) => {
    if (missing) reportSkipped('the QuickJS module', missing);
    skip(missing !== undefined, missing);
    const outDir = mkdtempSync(join(tmpdir(), 'kernels-quickjs-'));
    try {
      const host = buildHost(engine as string, outDir);
      expect(runHost(host, outDir, 'for (const line of outcomes(kernels)) print(line);')).toEqual(expected);
      expect(runHost(host, outDir, 'print(kernels.isa())', carried)).toEqual([carried]);
      expect(runHost(host, outDir, immutableOutput)).toEqual([
        'TypeError KINGLET_KERNELS_TYPE scale: expected out to be writable, got a view of an immutable buffer',
      ]);
      expect(runHost(host, outDir, planInEngine)).toEqual(planOutcomes);
      expect(runHost(host, outDir, modelInEngine())).toEqual(modelOutcomes);
      expect(() => runHost(host, outDir, '', 'altivec')).toThrow(
        new RegExp(`expected KINGLET_ISA to be one of .*${carried}, got altivec`),
      );
    } finally {
      rmSync(outDir, { recursive: true });
    }
  });
});

/** The words of src/c/exec.h: scale by 2, then the dot product of input and output. */
const planInEngine = `
  const buffer = new ArrayBuffer(1024);
  const x = new Float32Array(buffer, 0, 3);
  const y = new Float32Array(buffer, 64, 3);
  x.set([1, 2, 3]);
  const attempt = (call) => { try { return call(); } catch (error) { return error.name + ' ' + error.code + ' ' + error.message; } };
  const words = Uint32Array.of(6, 0, 0, 0x40000000, 64, 3, 1, 0, 64, 3, 128);
  const run = kernels.plan(buffer, words);
  words.fill(0xffffffff);
  print(run());
  print(y.join(' ') + ' ' + new Float64Array(buffer, 128, 1)[0]);
  print(attempt(() => kernels.plan(buffer, Uint32Array.of(6, 0, 0, 0x40000000, 1024, 3))));
  print(attempt(() => kernels.plan(buffer, [6])));
  print(attempt(() => kernels.plan([], new Uint32Array(1))));
  buffer.transfer();
  print(attempt(run).startsWith('TypeError'));`;
const planOutcomes = [
  'undefined',
  '2 4 6 28',
  'RangeError KINGLET_KERNELS_PLAN plan: expected operation 6 at word 0 to be right, got an operand outside the arena',
  'TypeError KINGLET_KERNELS_TYPE plan: expected words to be a Uint32Array',
  'TypeError KINGLET_KERNELS_TYPE plan: expected an ArrayBuffer',
  'true',
];

/** Adds the two halves of its input. Where the second output lies nothing writes. */
function modelInEngine(): string {
  const at = constantsPlace({ words: 5, relocations: 0, tensors: 3, metadataBytes: 2 });
  const tensor = (offset: number): ModelTensor => ({
    at: { fixed: at + offset, perItem: 0 },
    elementBytes: 4,
    shape: [{ fixed: 2, perItem: 0 }],
  });
  const file = encodeModelFile({
    words: Uint32Array.of(callShapes.add.code, at, at + 8, at + 64, 2),
    instructionCount: 1,
    relocations: [],
    inputs: [{ ...tensor(0), shape: [{ fixed: 4, perItem: 0 }] }],
    outputs: [tensor(64), tensor(128)],
    metadata: {},
    constants: new Uint8Array(0),
    arenaBytes: { fixed: 192, perItem: 0 },
  });
  return `
  const attempt = (call) => { try { return call(); } catch (error) { return error.name + ' ' + error.code + ' ' + error.message; } };
  const start = kernels.openModel(Uint8Array.of(${file.join()}).buffer);
  for (let i = 0; i < 50; i++) new Uint8Array(300).fill(255);
  const session = start(2);
  const x = new Float32Array(session.arena, session.arenaAt, 48);
  x.set([1, 2, 3, 4]);
  session.run();
  print(x.slice(16, 18).join(' ') + ' ' + x.slice(32, 34).join(' '));
  for (const items of [1.5, -1, NaN, 2 ** 32 + 1, '1', 3]) print(attempt(() => session.bind(items)));
  print(attempt(() => start(1.5)));
  const times = new Float64Array(1);
  session.time(times);
  print(times[0] >= 0);
  print(attempt(() => session.time(new Float64Array(0))));
  print(attempt(() => session.time(new Float32Array(2))));
  session.arena.transfer();
  print(attempt(() => session.run()).startsWith('TypeError'));`;
}
const notWhole =
  'RangeError KINGLET_KERNELS_MODEL model: expected a batch to be a whole number of items that fits 32 bits';
const modelOutcomes = [
  '4 6 0 0',
  ...Array(4).fill(notWhole),
  'RangeError KINGLET_KERNELS_MODEL model: expected a batch to be a number of items',
  'RangeError KINGLET_KERNELS_MODEL model: expected a batch of 1 to 2 items, got 3',
  notWhole,
  'true',
  'RangeError KINGLET_KERNELS_MODEL model: expected an element for each instruction',
  'RangeError KINGLET_KERNELS_MODEL model: expected a Float64Array',
  'true',
];

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
  const library = readFileSync(join(import.meta.dirname, 'sameEverywhere.mjs'), 'utf8').replaceAll('export ', '');
  const file = join(outDir, 'program.mjs');
  writeFileSync(file, `import * as kernels from 'kinglet:kernels';\n${library}\n${body}\n`);
  const output = execFileSync(host, [file], {
    encoding: 'utf8',
    env: { ...process.env, KINGLET_ISA: isa },
    stdio: 'pipe',
  });
  return output.trim().split('\n');
}
