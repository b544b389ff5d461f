// Engine `native` from the outside: a handler in AssemblyScript becomes a bootstrap that answers, and what is wrong is said.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandFor, type Invocation, startEmulator } from '@kinglet/emulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCompiler, reportSkipped, runner } from '../../../scripts/toolchain.mjs';
import { type Arch, type BuildOptions, type BuildResult, build } from '../src/index.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'kinglet-native-test-')));
afterAll(() => rmSync(root, { recursive: true }));
process.env.TMPDIR = root; // what builds leave is looked for below, and others build at the same time

const bundler = fileURLToPath(new URL('../', import.meta.url));
const prebuilds = join(bundler, '../bootstrap/prebuilds');
const isBuilt = (arch: Arch): boolean => existsSync(join(prebuilds, `linux-${arch}/native/libkinglet-native.a`));
const canBuild = findCompiler() !== undefined && isBuilt('x64') && isBuilt('arm64');
if (!canBuild) reportSkipped('engine native', 'no clang, or its library is not built; type: npm run build');
// Also on arm64: its own processor need not have SVE.
const canEmulate = spawnSync('qemu-aarch64', ['--version']).status === 0;
if (!canEmulate) reportSkipped('programs with SVE', 'no qemu-aarch64; type: apt-get install qemu-user');

let files = 0;
function source(text: string): string {
  const file = join(root, `source-${files++}.ts`);
  writeFileSync(file, text);
  return file;
}

function buildSource(text: string, arch: Arch, options: Partial<BuildOptions> = {}): Promise<BuildResult> {
  return buildFile(source(text), arch, options);
}

let builds = 0;
function buildFile(entry: string, arch: Arch, options: Partial<BuildOptions> = {}): Promise<BuildResult> {
  return build({ entry, engine: 'native', arch, outDir: join(root, `out-${builds++}`), ...options });
}

async function answersOf(
  built: BuildResult,
  events: readonly string[],
  command = commandFor(built.bootstrap, built.arch),
): Promise<Invocation[]> {
  await using lambda = await startEmulator({ command, cwd: built.dir, timeoutMs: 60_000 });
  const answers: Invocation[] = [];
  for (const event of events) answers.push(await lambda.invoke(event));
  return answers;
}

const textOf = ({ payload }: Invocation): string => Buffer.from(payload).toString();
const typeOf = ({ error }: Invocation): string | undefined => error?.type;

const mistakes = `
import { Context, fail, readAsset } from '@kinglet/runtime';
let calls = 0;
const all: Uint8Array[] = [];
function deep(n: i32): i32 { return n == -1 ? 0 : deep(n + 1) + 1; }
function deepInHost(n: i32): f64 { return <f64>Date.now() + deepInHost(n + 1); }
export function generic<T>(event: string): string { return event; }
function tailDeep(n: i32): i32 { return n == -1 ? 0 : tailDeep(n + 1); }
function fib(n: i32): i32 { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
export function handler(event: string, context: Context): string {
  calls++;
  if (event == 'throw') throw new Error('thrown é€😀');
  if (event == 'abort') abort('aborted');
  if (event == 'fail') return fail('NotFound', 'no such item');
  if (event == 'deep') return deep(0).toString();
  if (event == 'deepInHost') return deepInHost(0).toString();
  if (event == 'tail') return tailDeep(0).toString();
  if (event == 'divide') return (1 / (event.length - 6)).toString();
  if (event == 'overflow') return (i32.MIN_VALUE / (event.length - 9)).toString();
  if (event == 'between') return load<i32>(0x0ffffff0).toString();
  if (event == 'beyond') return load<i32>(0xfffffff0).toString();
  if (event == 'straddle') return load<i64>((memory.size() << 16) - 4).toString();
  if (event == 'index') return [1, 2, 3][event.length].toString();
  if (event == 'null') { const nothing: Context | null = event.length > 9 ? context : null; return nothing!.awsRequestId; }
  if (event == 'memory') for (;;) all.push(new Uint8Array(1 << 20));
  if (event == 'garbage') { for (let i = 0; i < 1000; i++) new Uint8Array(10_000); return 'dropped'; }
  if (event == 'asset') return readAsset('model.txt').toString();
  if (event == 'noAsset') return readAsset('../etc/passwd').toString();
  if (event == 'fib') return fib(27).toString();
  return calls.toString();
}`;

const vectors = `
export function handler(event: string): string {
  const values = new Float32Array(1000);
  for (let i = 0; i < values.length; i++) values[i] = <f32>i;
  let sum = f32x4.splat(0);
  for (let i = 0; i < values.length; i += 4) sum = f32x4.add(sum, v128.load(values.dataStart + (<usize>i << 2)));
  const total = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3);
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 16; i++) bytes[i] = <u8>(i + event.length - 1);
  const order = i8x16(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  v128.store(bytes.dataStart, i8x16.swizzle(v128.load(bytes.dataStart), order));
  return (<i32>total).toString() + ' ' + bytes.toString();
}`;

// A loop over no memory, which the compiler turns into one over vectors of any length, and products that NEON has no
// instruction for.
const products = `
export function handler(event: string): string {
  const n = <i64>event.length * 1001;
  let sum: i64 = 0;
  for (let i: i64 = 0; i < n; i++) sum += (i * i) ^ (i << 3);
  const lanes = i64x2.mul(i64x2(sum, n), i64x2(sum, sum));
  return [sum, i64x2.extract_lane(lanes, 0), i64x2.extract_lane(lanes, 1)].join(' ');
}`;

function answerOfProducts(event: string): string {
  const n = BigInt(event.length) * 1001n;
  let sum = 0n;
  for (let i = 0n; i < n; i++) sum += (i * i) ^ (i << 3n);
  return [sum, sum * sum, n * sum].map((value) => BigInt.asIntN(64, value)).join(' ');
}

describe.skipIf(!canBuild).each(['x64', 'arm64'] as const)('engine native for %s', (arch) => {
  const runs = test.skipIf(!runner(arch));
  let built: BuildResult;
  beforeAll(async () => {
    const asset = join(root, 'model.txt');
    writeFileSync(asset, 'abc');
    built = await buildSource(mistakes, arch, { assets: { 'model.txt': asset } });
  }, 120_000);

  test('makes a static bootstrap that is verified without bytecode', () => {
    expect(built).toMatchObject({ engine: 'native', arch, warnings: [] });
    expect(built.verification).toMatchObject({ class: 'ELF64', arch, static: true, stripped: true, problems: [] });
    expect(built.bootstrapBytes).toBeLessThan(96_000);
  });

  runs.for([
    ['throw', 'Error', 'thrown é€😀'],
    ['abort', 'Error', 'aborted'],
    ['deep', 'Function.StackOverflow', 'call stack exhausted in handler'],
    ['deepInHost', 'Function.StackOverflow', 'call stack exhausted in handler'],
    ['tail', 'Function.StackOverflow', 'call stack exhausted in handler'],
    ['divide', 'Function.IntegerDivideByZero', 'integer divide by zero in handler'],
    ['overflow', 'Function.IntegerOverflow', 'integer overflow in handler'],
    ['between', 'Function.OutOfBounds', 'out of bounds memory access in handler'],
    ['beyond', 'Function.OutOfBounds', 'out of bounds memory access in handler'],
    ['straddle', 'Function.OutOfBounds', 'out of bounds memory access in handler'],
    ['index', 'Error', 'Index out of range'],
    ['memory', 'Runtime.OutOfMemory', 'The function ran out of memory in handler'],
  ] as const)(
    '%s is an error of its invocation, after which the instance is new',
    { timeout: 120_000 },
    async ([event, type, message]) => {
      const [before, failed, after] = (await answersOf(built, ['', event, ''])) as [Invocation, Invocation, Invocation];

      expect([textOf(before), textOf(after)]).toEqual(['1', '1']);
      expect(failed.error?.type).toBe(type);
      expect(JSON.parse(failed.error?.body ?? '')).toMatchObject({ errorMessage: message, errorType: type });
    },
  );

  runs('an error names the place that threw it', async () => {
    const [failed] = (await answersOf(built, ['throw'])) as [Invocation];

    expect(JSON.parse(failed.error?.body ?? '').stackTrace).toEqual([
      expect.stringMatching(/^at source-\d+\.ts:12:25$/),
    ]);
  });

  runs('fail() ends the invocation only', async () => {
    const answers = await answersOf(built, ['', 'fail', '']);

    expect(answers.map(textOf)).toEqual(['1', expect.stringContaining('no such item'), '3']);
    expect(answers[1]?.error).toMatchObject({ type: 'NotFound', platformType: 'Function.NotFound' });
  });

  runs('memory does not grow with the garbage of many events', { timeout: 60_000 }, async () => {
    const command = commandFor(built.bootstrap, arch);
    await using lambda = await startEmulator({ command, cwd: built.dir, timeoutMs: 60_000 });
    for (let i = 0; i < 5; i++) await lambda.invoke('garbage');
    const before = lambda.peakMemoryKb();
    for (let i = 0; i < 50; i++) await lambda.invoke('garbage');

    expect(lambda.peakMemoryKb() - before).toBeLessThan(1024);
  });

  runs('assets are read, and only those', async () => {
    const [asset, none] = (await answersOf(built, ['asset', 'noAsset'])) as [Invocation, Invocation];

    expect(textOf(asset)).toBe('97,98,99');
    expect(none.error?.body).toContain('Expected the asset');
  });

  describe('optimize', () => {
    const levels = ['size', 'speed', 'aggressive'] as const;
    const programs: BuildResult[] = [];
    beforeAll(async () => {
      const entry = source(mistakes); // one for all: its name is in the program
      for (const optimize of levels) programs.push(await buildFile(entry, arch, { optimize }));
    }, 120_000);

    test('each level gives another program, and size the smallest', () => {
      const contents = programs.map(({ bootstrap }) => readFileSync(bootstrap, 'latin1'));

      expect(new Set(contents).size).toBe(levels.length);
      const [size = 0, ...others] = contents.map(({ length }) => length);
      expect(size).toBeLessThan(Math.min(...others));
    });

    runs.for(levels)('%s answers the same', { timeout: 60_000 }, async (optimize) => {
      const program = programs[levels.indexOf(optimize)] as BuildResult;

      expect((await answersOf(program, ['fib', 'deep', ''])).map((answer) => typeOf(answer) ?? textOf(answer))).toEqual(
        ['196418', 'Function.StackOverflow', '1'],
      );
    });
  });

  runs('loops over v128 become vector instructions', { timeout: 60_000 }, async () => {
    const sums = await buildSource(vectors, arch);
    const [answer] = (await answersOf(sums, ['{}'])) as [Invocation];

    expect(textOf(answer)).toBe('499500 16,15,14,13,12,11,10,9,8,7,6,5,4,3,2,1');
    const { byMnemonic, sve } = sums.verification.vectorInstructions;
    for (const mnemonic of { arm64: ['fadd', 'tbl'], x64: ['addps', 'pshufb'] }[arch])
      expect(byMnemonic[mnemonic], mnemonic).toBeGreaterThan(0);
    expect(sve).toBe(0);
  });

  runs('rawHandler has the bytes as they are', { timeout: 60_000 }, async () => {
    const reverse = await buildSource(
      'export function rawHandler(event: Uint8Array): Uint8Array { return event.reverse(); }',
      arch,
    );
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    await using lambda = await startEmulator({ command: commandFor(reverse.bootstrap, arch) });

    expect([...(await lambda.invoke(bytes)).payload]).toEqual([...bytes].reverse());
    expect([...(await lambda.invoke(new Uint8Array())).payload]).toEqual([]);
  });

  runs('an asset that cannot be read leaves the next event alone', { timeout: 60_000 }, async () => {
    const source = `import { readAsset } from '@kinglet/runtime';
      export function rawHandler(event: Uint8Array): Uint8Array {
        return event[0] == 100 ? readAsset('.') : event[0] == 108 ? readAsset('large') : event;
      }`;
    const large = join(root, 'large');
    writeFileSync(large, Buffer.alloc(2 ** 20, 'S'));
    const reader = await buildSource(source, arch, { assets: { large }, maxMemoryMb: 1 });

    const answers = await answersOf(reader, ['directory', 'my own event', 'large', 'my own event']);
    expect(answers.map((answer) => (answer.error ? 'error' : textOf(answer)))).toEqual([
      ...['error', 'my own event', 'error', 'my own event'],
    ]);
  });

  runs('a text handler refuses bytes that are no UTF-8', async () => {
    await using lambda = await startEmulator({ command: commandFor(built.bootstrap, arch), cwd: built.dir });
    const { error } = await lambda.invoke(Uint8Array.of(0xff, 0xfe));

    expect(error).toMatchObject({ type: 'Runtime.UnmarshalError' });
    expect(error?.body).toContain('rawHandler');
  });
});

describe.skipIf(!canBuild).each([
  ['neoverse-v1', 32],
  ['neoverse-v2', 16],
] as const)('a build for %s, with vectors of %i bytes', (cpu, vectorBytes) => {
  const emulated = test.skipIf(!canEmulate);
  const event = 'e'.repeat(100);
  let portable: BuildResult;
  let built: BuildResult;
  beforeAll(async () => {
    const entry = source(products);
    portable = await buildFile(entry, 'arm64');
    built = await buildFile(entry, 'arm64', { cpu });
  }, 120_000);

  test('uses SVE, which the default does not', () => {
    expect(portable.verification).toMatchObject({ problems: [], vectorInstructions: { sve: 0 } });
    expect(built.verification.problems).toEqual([]);
    expect(built.verification.vectorInstructions.sve).toBeGreaterThan(0);
  });

  emulated('answers right, as the default does', { timeout: 60_000 }, async () => {
    const command = (program: BuildResult, name: string): string[] => ['qemu-aarch64', '-cpu', name, program.bootstrap];
    const answers = [
      ...(await answersOf(portable, [event], command(portable, 'neoverse-n1'))),
      ...(await answersOf(built, [event], command(built, `max,sve-default-vector-length=${vectorBytes}`))),
    ];

    expect(answers.map(textOf)).toEqual(Array(2).fill(answerOfProducts(event)));
  });

  emulated('does not run on a processor without SVE', { timeout: 60_000 }, async () => {
    const [answer] = await answersOf(built, [event], ['qemu-aarch64', '-cpu', 'neoverse-n1', built.bootstrap]);

    expect(answer?.error?.body).toContain('illegal instruction');
  });
});

describe.skipIf(!canBuild)('json-as', () => {
  test('writes the code for classes as JSON where the project has it', { timeout: 60_000 }, async () => {
    mkdirSync(join(root, 'json/node_modules'), { recursive: true });
    symlinkSync(realpathSync(join(bundler, 'node_modules/json-as')), join(root, 'json/node_modules/json-as'));
    const entry = join(root, 'json/handler.ts');
    writeFileSync(
      entry,
      `import { JSON } from 'json-as';
      @json class Point { x: f64 = 0; names: string[] = []; }
      export function handler(event: string): string {
        const point = JSON.parse<Point>(event);
        point.x *= 2;
        return JSON.stringify(point);
      }`,
    );
    const built = await build({ entry, engine: 'native', arch: 'x64', outDir: join(root, 'json/out') });

    const [good, bad] = (await answersOf(built, ['{"x":1.5,"names":["é","b"]}', '{"x":'])) as [Invocation, Invocation];
    expect(JSON.parse(textOf(good))).toEqual({ x: 3, names: ['é', 'b'] });
    expect(bad.error?.type).toMatch(/^(Error|Function\.Unreachable)$/);
  });
});

const cases = (count: number): string =>
  Array.from({ length: count }, (_, i) => `case ${i}: return '${i}'.repeat(${(i % 5) + 1});`).join(' ');

describe.skipIf(!canBuild)('what engine native refuses', () => {
  const valid = 'export function handler(event: string): string { return event; }';

  test.for([
    [
      'a syntax error',
      'export function handler(event: string): string {',
      'SYNTAX',
      /source-\d+\.ts:1:\d+: .*expected/,
    ],
    ['a type error', `${valid}\nconst x: i32 = "text";`, 'SYNTAX', /source-\d+\.ts:2:16: .*not assignable/],
    ['a missing import', `import { x } from './lost';\n${valid}`, 'SYNTAX', /lost/],
    ['no handler', 'export function other(): void {}', 'EXPORT', /handler\(event: string.*found `other`/],
    [
      'a handler of another form',
      'export function handler(event: i32): i32 { return event; }',
      'EXPORT',
      /found `handler\(i32\): i32` \(source-\d+\.ts:1:1\)/,
    ],
    [
      'an async handler',
      'export async function handler(event: string): string { return event; }',
      'SYNTAX',
      /source-\d+\.ts:1:\d+: .*no promises/,
    ],
    [
      'an import that the engine lacks',
      `@external("env", "teleport") declare function teleport(): void;\nexport function handler(event: string): string { teleport(); return event; }`,
      'IMPORT',
      /found `env\.teleport`/,
    ],
    [
      'a switch of very many cases',
      `export function handler(event: string): string { switch (event.length) { ${cases(400)} } return event; }`,
      'NATIVE',
      /^Expected blocks .* a `switch` of several hundred cases/,
    ],
  ] as const)('%s', { timeout: 60_000 }, async ([, text, code, message]) => {
    const outDir = join(root, 'never');

    await expect(buildSource(text, 'x64', { outDir })).rejects.toMatchObject({
      code: `KINGLET_BUNDLER_${code}`,
      message: expect.stringMatching(message),
    });
    expect(existsSync(outDir)).toBe(false);
  });

  test('a compiler that is not there, with the line to type', { timeout: 60_000 }, async () => {
    await expect(buildSource(valid, 'x64', { cc: 'clang-none' })).rejects.toMatchObject({
      code: 'KINGLET_BUNDLER_TOOL',
      message: expect.stringContaining('apt-get install clang-19 lld-19'),
    });
  });

  test('a processor of another architecture, and more memory than there can be', async () => {
    await expect(buildSource(valid, 'x64', { cpu: 'neoverse-n1' })).rejects.toMatchObject({
      code: 'KINGLET_BUNDLER_OPTIONS',
      message: expect.stringContaining("'x86-64-v2' or 'x86-64-v3' for x64"),
    });
    for (const options of [{ maxMemoryMb: 5000 }, { cc: '' }, { minify: true }])
      await expect(buildSource(valid, 'x64', options)).rejects.toMatchObject({ code: 'KINGLET_BUNDLER_OPTIONS' });
    const entry = join(root, 'handler.mts');
    writeFileSync(entry, valid);
    await expect(build({ entry, engine: 'native', outDir: join(root, 'never') })).rejects.toMatchObject({
      message: expect.stringContaining('the path of a .ts file'),
    });
  });

  test('leaves nothing behind in the folder for temporary files', () => {
    expect(readdirSync(tmpdir()).filter((name) => /^kinglet-native-/.test(name))).toEqual([]);
  });
});

describe.skipIf(!canBuild)('a build', () => {
  test('gives the same bytes for the same input, wherever it is started', { timeout: 60_000 }, async () => {
    const entry = source('export function handler(event: string): string { throw new Error(event); }');
    const script = `import { build } from ${JSON.stringify(join(bundler, 'src/index.ts'))};
      await build({ entry: ${JSON.stringify(entry)}, engine: 'native', arch: 'arm64', outDir: process.argv[1] });`;
    const zips = [root, '/'].map((cwd, i) => {
      const outDir = join(root, `started-${i}`);
      const args = ['--conditions=@kinglet/source', '--input-type=module', '--eval', script, outDir];
      execFileSync(process.execPath, args, { cwd });
      return readFileSync(join(outDir, 'function.zip'));
    });

    expect(zips[0]?.equals(zips[1] ?? Buffer.alloc(0))).toBe(true);
  });
});
