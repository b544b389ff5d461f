// Measures every tier in C and through the API, and where a native call begins to pay; writes the table of the README.
// Run it by `pnpm --filter @kinglet/kernels run measure`, on a machine that does nothing else.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Addon, activateKernels, typescriptIsa } from '../src/activeKernels.ts';
import type { Kernels } from '../src/generated/kernels.ts';
import { Arena, add, dot, record } from '../src/index.ts';
import { typescriptKernels } from '../src/typescriptKernels.ts';
import { buildDriver } from '../test/buildDriver.ts';
import type { Arch } from '../tiers.ts';

const packageDir = dirname(import.meta.dirname);
const planLength = 100;
const arch = process.arch as Arch;
const addon = createRequire(import.meta.url)(
  join(packageDir, `prebuilds/linux-${arch}/@kinglet+kernels.node`),
) as Addon;

const compiled = inC();
const called = throughApi();
console.log('kernels in C, ns per call (median)');
console.table(compiled);
console.log('\ndot through the API, ns per call (median)');
console.table(called);
console.log('\nTypeScript against the best tier, ns per call, checks included');
console.table(crossover());
writeReadme();

/** The table between the markers of the README. */
function writeReadme(): void {
  const file = join(packageDir, 'README.md');
  const isas = [...addon.isas(), typescriptIsa];
  const row = (name: string, cells: readonly unknown[]): string => `| ${[name, ...cells].join(' | ')} |`;
  const length = 10_000;
  const sizes = ['x64', 'arm64'].map((target) => {
    const { size } = statSync(join(packageDir, `prebuilds/linux-${target}/@kinglet+kernels.node`));
    return `${Math.round(size / 1024)} KB for ${target}`;
  });
  const text = [
    `\`dot\` of ${length} elements, ns per call:`,
    '',
    row('', isas),
    row(
      '---',
      isas.map(() => '--:'),
    ),
    row(
      'in C',
      isas.map((isa) => compiled[`dot ${length}`]?.[isa] ?? ''),
    ),
    row(
      'through the API',
      isas.map((isa) => called[length]?.[isa] ?? ''),
    ),
    '',
    'What a call costs, ns per `add` or `dot` of 16 elements:',
    '',
    row('', ['plain arrays', "an arena's tensors", 'one of 100 in a plan']),
    row('---', ['--:', '--:', '--:']),
    ...Object.entries(callPrices()).map(([name, cells]) => row(`\`${name}\``, cells)),
    '',
    `The addon is ${sizes.join(' and ')}. (${cpus()[0]?.model.trim()}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)})`,
  ].join('\n');
  const readme = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    readme.replace(
      /(<!-- numbers: [^\n]*\n)[\s\S]*?(<!-- \/numbers -->)/,
      (_all, start, end) => `${start}${text}\n${end}`,
    ),
  );
}

function callPrices(): Record<string, readonly string[]> {
  const length = 16;
  const arena = new Arena({ bytes: 2 ** 20 });
  const [a, b, out] = [1, 2, 3].map((x) => new Float32Array(length).fill(x)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const [x, y, z] = [a, b, out].map((each) => arena.tensor(each)) as [Float32Array, Float32Array, Float32Array];
  const plans = {
    add: record(arena, (k) => repeat(() => k.add(x, y, z))),
    dot: record(arena, (k) => repeat(() => k.dot(x, y))),
  };
  const prices = (functions: readonly (() => unknown)[]): string[] => {
    const [plain, tensors, plan] = interleave(length, functions, 201, 1) as [number, number, number];
    return [plain, tensors, plan / planLength].map((ns) => ns.toFixed(1));
  };
  return {
    add: prices([() => add(a, b, out), () => add(x, y, z), () => plans.add.run()]),
    dot: prices([() => dot(a, b), () => dot(x, y), () => plans.dot.run()]),
  };
}

function repeat(call: () => unknown): void {
  for (let i = 0; i < planLength; i++) call();
}

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
function interleave(n: number, functions: readonly (() => unknown)[], batches = 201, digits = 0): number[] {
  const calls = Math.ceil(2 ** 19 / (n + 512));
  const times = functions.map(() => [] as number[]);
  for (let batch = 0; batch < batches; batch++) {
    for (const [i, run] of functions.entries()) {
      const start = process.hrtime.bigint();
      for (let k = 0; k < calls; k++) run();
      times[i]?.push(Number(process.hrtime.bigint() - start) / calls);
    }
  }
  return times.map((list) => Number((list.sort((x, y) => x - y)[batches >> 1] as number).toFixed(digits)));
}
