// Measures every tier in C and through the API, and where a native call begins to pay.
// Run it by `pnpm --filter @kinglet/kernels run measure`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Addon, activateKernels, typescriptIsa } from '../src/active-kernels.ts';
import type { Kernels } from '../src/generated/kernels.ts';
import { typescriptKernels } from '../src/typescript-kernels.ts';
import { buildDriver } from '../test/build-driver.ts';
import type { Arch } from '../tiers.ts';

const packageDir = dirname(import.meta.dirname);
const arch = process.arch as Arch;
const addon = createRequire(import.meta.url)(
  join(packageDir, `prebuilds/linux-${arch}/@kinglet+kernels.node`),
) as Addon;

console.log(`${cpus()[0]?.model}, Node ${process.version}`);
for (const target of ['x64', 'arm64'])
  console.log(
    `prebuild ${target}: ${statSync(join(packageDir, `prebuilds/linux-${target}/@kinglet+kernels.node`)).size} bytes`,
  );
console.log('\nkernels in C, ns per call (median)');
console.table(inC());
console.log('\ndot through the API, ns per call (median)');
console.table(throughApi());
console.log('\nTypeScript against the best tier, ns per call, checks included');
console.table(crossover());

function inC(): Record<string, Record<string, number>> {
  const outDir = mkdtempSync(join(tmpdir(), 'kernels-measure-'));
  try {
    const driver = buildDriver('time-kernels', { arch, outDir });
    if (!driver.file) throw new Error(driver.missing);
    const rows: Record<string, Record<string, number>> = {};
    for (const line of execFileSync(driver.file, { encoding: 'utf8' }).trim().split('\n')) {
      const { isa, operation, length, ns } = JSON.parse(line);
      rows[`${operation} ${length}`] = { ...rows[`${operation} ${length}`], [isa]: ns };
    }
    return rows;
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

function throughApi(): Record<string, Record<string, number>> {
  const isas = [...addon.isas(), typescriptIsa];
  const candidates = isas.map((isa) => activateKernels(() => addon, isa));
  return Object.fromEntries(
    [16, 128, 1024, 10_000].map((n) => {
      const a = new Float32Array(n).fill(1.5);
      const b = new Float32Array(n).fill(0.5);
      const times = interleave(
        n,
        candidates.map((kernels) => () => kernels.dot(a, b)),
      );
      return [n, Object.fromEntries(isas.map((isa, i) => [isa, times[i] as number]))];
    }),
  );
}

function crossover(): Record<string, Record<string, number>> {
  const best = addon.select();
  const calls: Record<string, (k: Kernels, a: Float32Array, b: Float32Array) => unknown> = {
    dot: (k, a, b) => k.dot(a, b),
    sum: (k, a) => k.sum(a),
    max: (k, a) => k.max(a),
    add: (k, a, b) => k.add(a, b, a),
    axpy: (k, a, b) => k.axpy(0.5, a, b),
  };
  const table: Record<string, Record<string, number>> = {};
  for (const n of [16, 32, 48, 64, 96, 128, 192, 256]) {
    for (const [name, call] of Object.entries(calls)) {
      const a = new Float32Array(n).fill(1.5);
      const b = new Float32Array(n).fill(0.5);
      const [js, native] = interleave(n, [() => call(typescriptKernels, a, b), () => call(best, a, b)]) as [
        number,
        number,
      ];
      table[n] = { ...table[n], [`${name} ts`]: js, [`${name} ${best.isa}`]: native };
    }
  }
  return table;
}

/** Median nanoseconds per call of each function on n elements, taking turns in batches too short to be interrupted often. */
function interleave(n: number, functions: readonly (() => unknown)[], batches = 201): number[] {
  const calls = Math.ceil(2 ** 19 / (n + 512));
  const times = functions.map(() => [] as number[]);
  for (let batch = 0; batch < batches; batch++) {
    for (const [i, run] of functions.entries()) {
      const start = process.hrtime.bigint();
      for (let k = 0; k < calls; k++) run();
      times[i]?.push(Number(process.hrtime.bigint() - start) / calls);
    }
  }
  return times.map((list) => Math.round(list.sort((x, y) => x - y)[batches >> 1] as number));
}
