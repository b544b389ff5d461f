// Every operation, called from AssemblyScript on engine `native`: results within the bounds of plain TypeScript, what is
// wrong in the same words, and no memory for a call.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Invocation, startEmulator } from '@kinglet/emulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCompiler, reportSkipped } from '../../../scripts/toolchain.mjs';
import { isArray, type Kernel, kernelsOf, returnsNumber } from '../../kernels/generate/kernelNames.ts';
import { operations } from '../../kernels/ops.ts';
import { argumentChecks } from '../../kernels/src/generated/kernels.ts';
import { allowance, contentsOf, oracle, outcome, placed, wrongAt } from '../../kernels/test/compareOutcomes.ts';
import {
  decodeOutcomes,
  encodeCalls,
  type NativeCall,
  type NativeOutcome,
  nativeCaller,
} from '../../kernels/test/nativeCalls.ts';
import {
  type Choice,
  largestSize,
  type NumericArray,
  type Operand,
  randomOperands,
} from '../../kernels/test/randomCalls.ts';
import { type Arch, build, verify } from '../src/index.ts';
import { invoke } from './invoke.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'kinglet-kernels-native-')));
afterAll(() => rmSync(root, { recursive: true }));
// As a user's folder is: the TypeScript package is there, too.
mkdirSync(join(root, 'node_modules/@kinglet'), { recursive: true });
symlinkSync(fileURLToPath(new URL('../../kernels', import.meta.url)), join(root, 'node_modules/@kinglet/kernels'));
process.env.TMPDIR = root; // another test looks at what builds leave in the folder that all share

const prebuilds = fileURLToPath(new URL('../../bootstrap/prebuilds', import.meta.url));
const isBuilt = (arch: Arch): boolean => existsSync(join(prebuilds, `linux-${arch}/native/libkinglet-native.a`));
const canBuild = findCompiler() !== undefined && isBuilt('x64') && isBuilt('arm64');
if (!canBuild)
  reportSkipped('the kernels on engine native', 'no clang, or its library is not built; type: npm run build');

const kernels = kernelsOf(operations);
const lanes = 4; // of the narrowest vectors
const callsPerKernel = 12;

interface Place {
  readonly arch: Arch;
  /** Emulated. */
  readonly cpu?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isa: string;
}

const places: readonly Place[] = [
  { arch: 'x64', isa: 'avx2' },
  { arch: 'arm64', cpu: 'neoverse-n1', isa: 'neon_dotprod' },
  { arch: 'arm64', cpu: 'neoverse-n1', env: { KINGLET_ISA: 'neon' }, isa: 'neon' },
  { arch: 'arm64', cpu: 'cortex-a57', isa: 'neon' },
];

/** What runs a program there; undefined: nothing here can. */
function commandOf({ arch, cpu }: Place, program: string): string[] | undefined {
  if (!cpu) return arch === process.arch ? [program] : undefined;
  const qemu = { x64: 'qemu-x86_64', arm64: 'qemu-aarch64' }[arch];
  return spawnSync(qemu, ['--version']).status === 0 ? [qemu, '-cpu', cpu, program] : undefined;
}

/** The program for each architecture, built once for all places. */
const programs = new Map<string, Promise<string>>();
function programFor(arch: Arch, name: string, source: string): Promise<string> {
  const key = `${name}-${arch}`;
  const made = programs.get(key) ?? make(key, arch, source);
  programs.set(key, made);
  return made;
}

async function make(key: string, arch: Arch, source: string): Promise<string> {
  const entry = join(root, `${key}.ts`);
  writeFileSync(entry, source);
  const { bootstrap, verification } = await build({ entry, engine: 'native', arch, outDir: join(root, key) });
  expect(verification.problems).toEqual([]);
  return bootstrap;
}

/** Every operation; and handlers that look at a few closely. */
const caller = `import { dot, isa, softmax, sum } from '@kinglet/kernels';
${nativeCaller(kernels)}
export function tier(event: string): string { return isa(); }

// What lies between two allocations is what was allocated between them.
function place(): usize { return changetype<usize>(new ArrayBuffer(5000)); }
export function memoryUse(event: string): string {
  const a = new Float32Array(10), out = new Float32Array(10);
  a.fill(1);
  place();
  const apart = place() - place(), pages = memory.size();
  const before = place();
  let total: f64 = 0;
  for (let i = 0; i < 100_000; i++) { softmax(a, out); total += dot(a, a); }
  const after = place();
  return (memory.size() - pages).toString() + ' pages, ' + (before - after - apart).toString() + ' bytes, ' + (<i32>total).toString();
}

// The length of this view is a lie.
export function beyond(event: string): string {
  const a = new Float32Array(10);
  store<i32>(changetype<usize>(a), 0x7ffffff0, offsetof<Float32Array>('byteLength'));
  return sum(a) > 0 ? event : 'less';
}
`;

const runnable = places.filter((place) => canBuild && commandOf(place, ''));
for (const place of places.filter((place) => canBuild && !runnable.includes(place)))
  reportSkipped(`the kernels on engine native as ${nameOf(place)}`, 'nothing here runs it');

describe.for(runnable.map((place) => [nameOf(place), place] as const))('%s', ([, place]) => {
  let lambda: Awaited<ReturnType<typeof startEmulator>>;
  let command: string[];
  beforeAll(async () => {
    command = commandOf(place, await programFor(place.arch, 'caller', caller)) as string[];
    lambda = await startEmulator({ command, timeoutMs: 60_000, env: { ...place.env } });
  }, 120_000);
  afterAll(() => lambda?.[Symbol.asyncDispose]());

  test('says which tier it uses', async () => {
    const { body } = await invoke(command, '{}', { _HANDLER: 'caller.tier', ...place.env });

    expect(body).toBe(place.isa);
  });

  test('every operation is within its bound of plain TypeScript', { timeout: 60_000 }, async () => {
    const calls = kernels.flatMap((kernel) =>
      choicesOf(kernel).map((choice) => ({ kernel, choice, operands: randomOperands(kernel, choice) })),
    );

    const answer = await lambda.invoke(encodeCalls(kernels, calls));

    expect(answer.error).toBeUndefined();
    const got = decodeOutcomes(calls, answer.payload);
    expect(calls.flatMap((call, i) => differenceOf(call, call.choice, got[i]!) ?? [])).toEqual([]);
  });

  test('what is wrong is said in the words of TypeScript', { timeout: 60_000 }, async () => {
    const wrong = kernels.flatMap(misuses);
    const said: string[] = [];
    for (const call of wrong) said.push(messageOf(await lambda.invoke(encodeCalls(kernels, [call]))));

    expect(said).toEqual(wrong.map(({ message }) => `RangeError: ${message}`));
    const misused = new Set(wrong.map(({ kernel }) => kernel.script));
    expect([...misused]).toEqual(kernels.filter(canBeWrong).map(({ script }) => script));
  });
});

describe.skipIf(!canBuild).each(['x64', 'arm64'] as const)('a program for %s', (arch) => {
  const place: Place = arch === 'x64' ? { arch, isa: 'avx2' } : { arch, cpu: 'neoverse-n1', isa: 'neon_dotprod' };
  const runs = test.skipIf(!commandOf(place, ''));

  test('grows by the kernels that it calls alone', { timeout: 60_000 }, async () => {
    const lookAt = async (name: string, source: string): Promise<[number, number]> => {
      const { bytes, vectorInstructions } = verify(readFileSync(await programFor(arch, name, source)));
      return [bytes, vectorInstructions.kernels];
    };
    const [plain, plainVectors] = await lookAt('plain', withArrays('a[0]'));
    const [one, oneVectors] = await lookAt('one', withArrays('dot(a, a)'));
    const [all, allVectors] = await lookAt('caller', caller);

    expect(one - plain).toBeLessThan(8_000);
    expect(all - plain).toBeGreaterThan(80_000);
    expect(plainVectors).toBe(0);
    expect(oneVectors).toBeGreaterThan(20);
    expect(allVectors).toBeGreaterThan(100 * oneVectors);
  });

  runs('a call takes no memory', { timeout: 60_000 }, async () => {
    const command = commandOf(place, await programFor(arch, 'caller', caller)) as string[];
    const { body } = await invoke(command, '', { _HANDLER: 'caller.memoryUse' });

    expect(body).toBe('0 pages, 0 bytes, 1000000');
  });

  runs('an array that is not in the memory is a trap', { timeout: 60_000 }, async () => {
    const command = commandOf(place, await programFor(arch, 'caller', caller)) as string[];
    const { call, body } = await invoke(command, '', { _HANDLER: 'caller.beyond' });

    expect(call).toBe('error');
    expect(JSON.parse(body)).toMatchObject({ errorType: 'Function.OutOfBounds' });
  });

  runs('a tier that the program lacks is an error of its start', { timeout: 60_000 }, async () => {
    const command = commandOf(place, await programFor(arch, 'one', withArrays('dot(a, a)'))) as string[];
    const { call, body } = await invoke(command, '', { KINGLET_ISA: 'altivec' });

    expect(call).toBe('error');
    expect(JSON.parse(body).errorMessage).toMatch(/^expected KINGLET_ISA to be one of .*(avx2|neon), got altivec$/);
  });
});

test.skipIf(!canBuild || process.arch !== 'x64')('the example of the README answers', { timeout: 60_000 }, async () => {
  const readme = readFileSync(new URL('../../kernels/README.md', import.meta.url), 'utf8');
  const example = /## Engine `native`[\s\S]*?```ts\n([\s\S]*?)```/.exec(readme)?.[1] as string;

  const { body } = await invoke([await programFor('x64', 'readme', example)], '2.5');

  expect(body).toBe('[0,1,2]');
});

test.skipIf(!canBuild || spawnSync('qemu-x86_64', ['--version']).status !== 0)(
  'a processor without AVX2 is an error of the start, where kernels are called',
  { timeout: 60_000 },
  async () => {
    const place: Place = { arch: 'x64', cpu: 'Nehalem', isa: '' };
    const outcomeOf = async (name: string, source: string) =>
      invoke(commandOf(place, await programFor('x64', name, source)) as string[], '');

    expect((await outcomeOf('plain', withArrays('a[0]'))).call).toBe('response');
    expect(await outcomeOf('one', withArrays('dot(a, a)'))).toEqual({
      call: 'error',
      body: expect.stringContaining('expected a processor that runs avx2, got one that lacks it'),
    });
  },
);

/** A handler that answers with a number computed from an array. */
function withArrays(expression: string): string {
  return `import { dot } from '@kinglet/kernels';
const a = new Float32Array(10);
a.fill(3);
export function handler(event: string): string { return ${expression} > 2 ? event : 'less'; }`;
}

function nameOf({ arch, cpu, env }: Place): string {
  return `${arch}${cpu ? `, as ${cpu}` : ''}${env ? `, with ${JSON.stringify(env)}` : ''}`;
}

/** Sizes of all kinds, none among them. */
function choicesOf(kernel: Kernel): Choice[] {
  const most = largestSize(kernel);
  return Array.from({ length: callsPerKernel }, (_, i) => ({
    seed: i * 7919 + kernel.operation.id,
    sizes: Array.from({ length: 6 }, (_, k) => (i === 0 ? 0 : i === 1 ? most : (i * 31 + k * 17) % most)),
    isAliased: i % 3 === 0,
    isTame: i % 2 === 0,
  }));
}

function differenceOf({ kernel, operands }: NativeCall, choice: Choice, got: NativeOutcome): string | undefined {
  const { operation, script } = kernel;
  const [expected, written] = outcome(oracle, kernel, placed(operands));
  const returned = operation.arguments.findIndex(({ name }) => name === operation.returns);
  const numbers = returnsNumber(operation) ? [got.result] : (got.operands[returned] as NumericArray);
  const allowed = allowance(kernel, choice, operands, expected, lanes);
  const at = wrongAt(numbers, expected, allowed, operation.bound.kind === 'accumulated');
  if (at !== undefined) return `${script}[${at}]: got ${numbers[at]}, wanted ${expected[at]} within ${allowed(at)}`;
  const gotWritten = contentsOf(kernel, got.operands);
  const isSame = operation.bound.kind !== 'exact' || JSON.stringify(gotWritten) === JSON.stringify(written);
  return isSame ? undefined : `${script}: wrote something else`;
}

function messageOf({ error }: Invocation): string {
  return error ? `${error.type}: ${JSON.parse(error.body).errorMessage}` : 'no error';
}

function canBeWrong({ operation }: Kernel): boolean {
  const { empty, arguments: all } = operation;
  return empty === 'error' || all.filter(isArray).length > 1 || all.some(({ kind }) => kind === 'size');
}

interface Misuse extends NativeCall {
  readonly message: string;
}

/** Calls with one mistake each, and what TypeScript says of it; mistakes that are none for this operation left out. */
function misuses(kernel: Kernel): Misuse[] {
  const choice = { seed: 1, sizes: [3, 2, 2, 2, 2, 2], isAliased: false, isTame: true };
  const right = randomOperands(kernel, choice);
  const replaced = (i: number, operand: Operand): Operand[] => right.with(i, operand);
  const all = kernel.operation.arguments.flatMap((argument, i) => {
    const operand = right[i]!;
    if (typeof operand === 'number') {
      if (argument.kind !== 'size') return [];
      // A step backwards is none: a program has it as an i32, TypeScript as the same bits.
      return [...(argument.isSigned ? [] : [replaced(i, -1)]), replaced(i, operand + 1)];
    }
    const lengths = [-1, 1].filter((by) => operand.length + by >= 0).map((by) => replaced(i, resized(operand, by)));
    const overlaps = right.flatMap((other, k) =>
      k === i || typeof other === 'number' || !isWritten(kernel, i) ? [] : [replaced(i, overlapping(operand, other))],
    );
    const indices = isArray(argument) && argument.below ? [replaced(i, operand.map(() => 9) as NumericArray)] : [];
    return [...lengths, ...overlaps, ...indices];
  });
  const empty = right.map((operand) => (typeof operand === 'number' ? operand : operand.subarray(0, 0)));
  const isSized = kernel.operation.arguments.some(({ kind }) => kind === 'size');
  return [...all, ...(isSized ? [] : [empty])].flatMap((operands) => {
    const message = complaint(kernel, operands);
    return message === undefined ? [] : [{ kernel, operands, message }];
  });
}

function isWritten({ operation }: Kernel, index: number): boolean {
  const kind = operation.arguments[index]?.kind;
  return kind === 'out' || kind === 'inout';
}

type ArrayType = new (buffer: ArrayBufferLike, offset: number, length: number) => NumericArray;

/** Random operands have room behind them. */
function resized(array: NumericArray, by: number): NumericArray {
  return new (array.constructor as ArrayType)(array.buffer, array.byteOffset, array.length + by);
}

/** As long as `array`, from the second element of `other` on. */
function overlapping(array: NumericArray, other: NumericArray): NumericArray {
  const bytes = array.BYTES_PER_ELEMENT;
  const from = Math.ceil((other.byteOffset + 1) / bytes) * bytes;
  const buffer =
    other.buffer.byteLength >= from + array.byteLength ? other.buffer : new ArrayBuffer(from + array.byteLength);
  return new (array.constructor as ArrayType)(buffer, from, array.length);
}

function complaint(kernel: Kernel, operands: readonly Operand[]): string | undefined {
  try {
    (argumentChecks[kernel.script as keyof typeof argumentChecks] as (...args: readonly Operand[]) => void)(
      ...operands,
    );
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
