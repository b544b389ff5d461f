// The header for wasm2c's SIMD: one module, in V8 and through wasm2c and clang, has the same results bit for bit.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostArch, runner, targetOf } from '../../../scripts/toolchain.mjs';
import { functions, type Instruction, instructions, moduleText } from './simdInstructions.ts';
import { operandRecords, recordBytes } from './simdOperands.ts';

interface Build {
  readonly name: string;
  readonly arch: 'x64' | 'arm64';
  readonly flags: readonly string[];
  /** What /proc/cpuinfo must name. */
  readonly needs?: string;
}

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const include = join(import.meta.dirname, '../src/c/native/include');
const work = mkdtempSync(join(tmpdir(), 'kinglet-simd-'));
const records = operandRecords();
const count = records.length / recordBytes;
const resultBytes = 16;
// Unoptimized, because clang takes what is undefined away along with what it does not need.
const ubsan = ['-fsanitize=undefined', '-fno-sanitize-recover=all', '-O0'];
// The folder has headers of a C library too, which the driver takes from the machine.
const cflags = ['-std=gnu11', '-O2', '-ffp-contract=off', '-idirafter', include];

const builds: readonly Build[] = [
  { name: 'x64', arch: 'x64', flags: [] },
  { name: 'x64 with SSE4.2', arch: 'x64', flags: ['-msse4.2'] },
  { name: 'x64 with AVX2', arch: 'x64', flags: ['-mavx2'], needs: 'avx2' },
  { name: 'arm64', arch: 'arm64', flags: ['-mcpu=neoverse-n1'] },
  { name: `${hostArch} with UBSan`, arch: hostArch as Build['arch'], flags: ubsan },
];

function wabt(program: string, ...args: readonly string[]): void {
  execFileSync(process.execPath, [require.resolve(`wabt/bin/${program}`), ...args], { cwd: work });
}

function writeModule(): void {
  writeFileSync(join(work, 'simd.wat'), moduleText());
  wabt('wat2wasm', 'simd.wat', '-o', 'simd.wasm');
  wabt('wasm2c', 'simd.wasm', '-n', 'simd', '-o', 'simd.c');
  writeFileSync(join(work, 'functions.h'), functions.map(({ name }) => `FUNCTION(${name})\n`).join(''));
}

/** Each function's results on all records, one function after another. */
function resultsInV8(): Buffer {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(join(work, 'simd.wasm'))));
  const bytes = Buffer.from((exports.memory as WebAssembly.Memory).buffer);
  const [operandsAt, resultsAt] = [1, (40 << 16) + 1];
  records.copy(bytes, operandsAt);
  return Buffer.concat(
    functions.map(({ name }) => {
      const call = exports[name] as (operands: number, result: number) => void;
      const results = bytes.subarray(resultsAt, resultsAt + count * resultBytes).fill(0);
      for (let i = 0; i < count; i++) call(operandsAt + i * recordBytes, resultsAt + i * resultBytes);
      return Buffer.from(results);
    }),
  );
}

/** The command that runs the driver, or why there is none. */
async function buildDriver({ name, arch, flags, needs }: Build): Promise<string[] | { missing: string }> {
  const target = targetOf(arch);
  if (target.missing !== undefined) return { missing: target.missing };
  const emulator = runner(arch);
  if (!emulator) return { missing: `nothing here runs ${arch}` };
  if (needs && !readFileSync('/proc/cpuinfo', 'utf8').includes(needs))
    return { missing: `this machine lacks ${needs}` };
  const sanitized = flags === ubsan;
  const { startFiles, endFiles } = target.musl;
  const link = sanitized
    ? [...target.glibc.ldflags, '-lm']
    : ['-fuse-ld=lld', '-static', '-nostdlib', ...startFiles, ...endFiles];
  const libc = sanitized ? target.glibc : target.musl;
  const program = join(work, name.replaceAll(' ', '-'));
  const test = join(import.meta.dirname, 'c');
  const driver = [join(test, 'simd_driver.c'), `-I${join(test, 'wasm-rt')}`, `-I${work}`];
  await run(target.cc, [...libc.cflags, ...cflags, ...flags, '-w', ...driver, ...link, '-o', program]);
  return [...emulator, program];
}

/** The first record of each function whose result differs, told so that it can be repeated. */
function differences(expected: Buffer, found: Buffer): string[] {
  const length = count * resultBytes;
  return functions.flatMap(({ name, instruction }, n) => {
    const [start, end] = [n * length, (n + 1) * length];
    if (found.compare(expected, start, end, start, end) === 0) return [];
    for (let at = start; at < end; at += resultBytes) {
      const [a, b] = [expected, found].map((all) => all.subarray(at, at + resultBytes)) as [Buffer, Buffer];
      if (same(instruction, a, b)) continue;
      const record = ((at - start) / resultBytes) * recordBytes;
      const operands = [0, 16, 32].map((offset) => records.toString('hex', record + offset, record + offset + 16));
      return [`${name} ${instruction.text} of ${operands.join(' ')}: ${b.toString('hex')}, not ${a.toString('hex')}`];
    }
    return [];
  });
}

/** The same bits, or lanes that are quiet NaN in both where the specification leaves the rest open. */
function same({ anyNan }: Instruction, a: Buffer, b: Buffer): boolean {
  if (a.equals(b)) return true;
  if (!anyNan) return false;
  const size = anyNan === 'f32' ? 4 : 8;
  const quiet = anyNan === 'f32' ? 0x7fc00000 : 0x7ff80000;
  const isQuiet = (lane: Buffer) => (lane.readInt32LE(size - 4) & quiet) === quiet;
  for (let at = 0; at < resultBytes; at += size) {
    const [x, y] = [a.subarray(at, at + size), b.subarray(at, at + size)];
    if (!x.equals(y) && !(isQuiet(x) && isQuiet(y))) return false;
  }
  return true;
}

afterAll(() => rmSync(work, { recursive: true, force: true }));

it('is tested in every name that wasm2c can write', () => {
  const wasm2c = readFileSync(require.resolve('wabt/bin/wasm2c'), 'latin1');
  const written = new Set(wasm2c.match(/(?<=simde_wasm_)[a-z0-9_]+/g));
  const tested = new Set(instructions.map(({ simde }) => simde));

  // wasm2c has macros for these two and writes the signed ones.
  const unused = ['u16x8_replace_lane', 'u8x16_replace_lane'];
  expect([...tested, ...unused].sort()).toEqual([...written].sort());
});

describe('SIMD through wasm2c and clang', () => {
  let expected: Buffer;
  let drivers: Awaited<ReturnType<typeof buildDriver>>[];

  beforeAll(async () => {
    writeModule();
    const built = Promise.all(builds.map(buildDriver));
    expected = resultsInV8();
    drivers = await built;
  }, 120_000);

  it.for(builds)('has no warnings: $name', ({ arch, flags }, { skip }) => {
    const target = targetOf(arch);
    if (target.missing !== undefined) return skip(target.missing);
    const libc = flags === ubsan ? target.glibc : target.musl;
    const strict = ['-Wall', '-Wextra', '-Wshadow', '-Wvla', '-Wundef', '-Werror'];
    const input = '#include <simde/wasm/simd128.h>';

    execFileSync(target.cc, [...libc.cflags, ...cflags, ...flags, ...strict, '-fsyntax-only', '-xc', '-'], { input });
  });

  it.for(builds.map(({ name }, i) => [name, i] as const))('has the results of V8: %s', ([, i], { skip }) => {
    const driver = drivers[i]!;
    if ('missing' in driver) return skip(driver.missing);
    const [command, ...args] = driver;
    const found = execFileSync(command!, args, { input: records, maxBuffer: 2 * expected.length });

    expect(found.length).toBe(expected.length);
    expect(differences(expected, found)).toEqual([]);
  });

  it('would tell a wrong bit from another NaN', () => {
    const bitAt = (text: string, record: number) =>
      (functions.findIndex(({ instruction }) => instruction.text === text) * count + record) * resultBytes;
    const found = Buffer.from(expected);
    found[bitAt('i32x4.add', 7)]! ^= 1;
    found[bitAt('f64x2.min', count - 1) + 15]! ^= 0x80;

    expect(differences(expected, found).map((text) => text.split(' ')[1])).toEqual(['i32x4.add', 'f64x2.min']);
  });
});
