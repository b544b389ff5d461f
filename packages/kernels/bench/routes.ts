// Measures from how many elements on each operation should run where, and with --write puts that into routes.ts.
// Run it by `pnpm --filter @kinglet/kernels run measure:routes`.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { dtypeOf, isArray, type Kernel, kernelsOf } from '../generate/kernelNames.ts';
import { operations } from '../ops.ts';
import type { Route } from '../routes.ts';
import { BaseArena, type Tensor, type TensorConstructor } from '../src/arena.ts';
import { makeBacking } from '../src/arenaBacking.ts';
import { arenaOf } from '../src/arenaTag.ts';
import { argumentChecks, type CoreKernels, type Kernels, ofFixedShape } from '../src/generated/kernels.ts';
import { typescriptKernels } from '../src/typescriptKernels.ts';
import { compileWasm, type WasmModule } from '../src/wasm.ts';
import { wasmKernels } from '../src/wasmKernels.ts';
import { loadAddon, loadWasm } from '../test/load.ts';

type Call = (...args: readonly unknown[]) => unknown;

/** Half a power of two apart; beyond the last one the faster way at the last one is taken. */
const lengths = [8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096, 6144, 8192];
const never = 2 ** 31;
/** A way is only taken if it wins by this much: crossovers that are noise go to the one that needs no set-up. */
const margin = 0.97;

const addon = loadAddon();
const selected = addon.select(undefined, true);
const native = ofFixedShape(selected);
const wasm = compileWasm(loadWasm) as WasmModule;
const copied = wasmKernels(wasm, typescriptKernels);
const arena = new BaseArena((bytes) => makeBacking(bytes, { addon, isa: undefined }, wasm), { bytes: 2 ** 24 });

const evidence = `${cpus()[0]?.model}, ${selected.isa} against ${wasm.isa}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
const rows = kernelsOf(operations)
  .filter(({ dimensions }) => dimensions.length === 1)
  .map((kernel) => [kernel.script, routeOf(kernel)] as const)
  .sort(([a], [b]) => (a < b ? -1 : 1));
console.log(evidence);
console.table(Object.fromEntries(rows));
if (process.argv.includes('--write')) writeTable();

function routeOf(kernel: Kernel): Route {
  const name = kernel.script as keyof Kernels;
  const plain = lengths.map((n) => {
    const args = argumentsFor(
      kernel,
      n,
      (type, length) => new type(new ArrayBuffer(length * type.BYTES_PER_ELEMENT), 0, length),
    );
    return timed([typescriptKernels[name], native[name], copied[name]] as Call[], args, n);
  });
  return {
    native: crossover(plain, 0, 1),
    copy: crossover(plain, 0, 2),
    arena: kernel.operation.isWide ? 0 : crossover(residentTimes(kernel), 0, 1),
  };
}

/** On tensors of an arena: in WebAssembly, in the addon. */
function residentTimes(kernel: Kernel): number[][] {
  const name = kernel.script as keyof CoreKernels;
  return lengths.map((n) => {
    const args = argumentsFor(kernel, n, (type, length) => arena.tensor(length, type));
    const tensors = args.filter((value) => ArrayBuffer.isView(value)) as Tensor[];
    const kernels = arenaOf(tensors[0]);
    const numbers = [...args.map((value) => (ArrayBuffer.isView(value) ? value.byteOffset : (value as number))), n];
    const times = timed([kernels?.wasm[name], kernels?.native[name]] as Call[], numbers, n);
    for (const tensor of tensors) arena.free(tensor);
    return times;
  });
}

/** Harmless for every operation: between 0.5 and 1.5, or small whole numbers. */
function argumentsFor(
  kernel: Kernel,
  n: number,
  make: (type: TensorConstructor<Tensor>, length: number) => Tensor,
): unknown[] {
  const args = kernel.operation.arguments.map((argument) => {
    if (!isArray(argument)) return 1;
    const type = (globalThis as unknown as Record<string, TensorConstructor<Tensor>>)[dtypeOf(kernel, argument).array];
    const array = make(type as TensorConstructor<Tensor>, n);
    const isFloat = array instanceof Float32Array || array instanceof Float64Array;
    for (let i = 0; i < n; i++) array[i] = isFloat ? 0.5 + (i % 64) / 64 : i % 5;
    return array;
  });
  (argumentChecks[kernel.script as keyof Kernels] as Call)(...args);
  return args;
}

/**
 * The length from which on taking `other` costs least, as the sum of logarithms over all lengths: one disturbed sample
 * among many moves it little.
 */
function crossover(times: readonly (readonly number[])[], usual: number, other: number): number {
  const gain = times.map((row) => Math.log((row[usual] as number) / (row[other] as number)) + Math.log(margin));
  const gainFrom = gain.map((_, i) => gain.slice(i).reduce((sum, x) => sum + x, 0));
  const best = Math.max(...gainFrom);
  return best > 0 ? (lengths[gainFrom.indexOf(best)] as number) : never;
}

/** Median nanoseconds per call, taking turns in batches too short to be interrupted often. */
function timed(functions: readonly Call[], args: readonly unknown[], n: number): number[] {
  // Calls with a fixed number of arguments, as users write them: a spread would cost more than a kernel.
  const runs = functions.map((run) => callerFor(args.length)(run, args));
  const calls = Math.ceil(2 ** 14 / (n + 64));
  const times = functions.map(() => [] as number[]);
  for (let batch = 0; batch < 31; batch++)
    for (const [i, run] of runs.entries()) {
      const start = process.hrtime.bigint();
      run(calls);
      times[i]?.push(Number(process.hrtime.bigint() - start) / calls);
    }
  return times.map((list) => list.sort((x, y) => x - y)[list.length >> 1] as number);
}

/** A fresh loop each time, so that the engine compiles it for this function alone. */
function callerFor(count: number): (run: Call, args: readonly unknown[]) => (calls: number) => void {
  const names = Array.from({ length: count }, (_, i) => `a${i}`).join(', ');
  return new Function(
    'run',
    `[${names}]`,
    `return (calls) => { for (let i = 0; i < calls; i++) run(${names}); };`,
  ) as ReturnType<typeof callerFor>;
}

function writeTable(): void {
  const file = join(dirname(import.meta.dirname), 'routes.ts');
  const table = rows.map(
    ([name, { native, copy, arena }]) => `  ${name}: { native: ${native}, copy: ${copy}, arena: ${arena} },`,
  );
  const text = readFileSync(file, 'utf8')
    .replace(/evidence = '[^']*'/, `evidence = '${evidence}'`)
    .replace(
      /routes: Readonly<Record<string, Route>> = \{[^;]*\};/,
      `routes: Readonly<Record<string, Route>> = {\n${table.join('\n')}\n};`,
    );
  writeFileSync(file, text);
}
