// The largest error of every operation whose bound is in units in the last place, on every tier: what test/c/accuracy.c finds
// in a sample of the floats. Writes accuracy.ts, from which the reference page takes it; KINGLET_ACCURACY_STRIDE=1 takes all.
// Run it by `pnpm --filter @kinglet/kernels run measure:accuracy`, then `generate`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runner } from '../../../scripts/toolchain.mjs';
import { buildDriver, buildWasmDriver, type Driver } from '../test/buildDriver.ts';
import { type Arch, tiers } from '../tiers.ts';

const packageDir = dirname(import.meta.dirname);
const outDir = mkdtempSync(join(tmpdir(), 'kernels-accuracy-'));
const beside = readdirSync(join(packageDir, 'test/c')).filter((name) => /^reference.*\.c$/.test(name));
/** Primes, so that every exponent and all low bits are met; larger where the processor is emulated. */
const strides = { x64: 4099, arm64: 50_021, wasm32: 4099 };
const stride = (target: keyof typeof strides): string => process.env.KINGLET_ACCURACY_STRIDE ?? String(strides[target]);

const found = new Map<string, Map<string, number>>();
try {
  for (const arch of ['x64', 'arm64'] as const) sweep(arch);
  sweepWasm();
} finally {
  rmSync(outDir, { recursive: true });
}
writeTable();

function sweep(arch: Arch): void {
  const command = runner(arch);
  const driver = buildDriver('accuracy', { arch, outDir: join(outDir, arch), beside });
  if (!command || !driver.file) {
    skip(arch, driver);
    return;
  }
  // Tiers without a vocabulary of their own have the kernels of their base here.
  for (const tier of tiers.filter((each) => each.arches.includes(arch) && !each.base)) {
    if (tier.name === 'scalar' && arch === 'arm64') continue; // the same C as on x64, and slow under emulation
    const [program, ...args] = [...command, driver.file, stride(arch), tier.name];
    collect(execFileSync(program as string, args, { encoding: 'utf8' }));
  }
}

function sweepWasm(): void {
  const driver = buildWasmDriver('accuracy', { outDir: join(outDir, 'wasm'), beside });
  if (!driver.file) {
    skip('wasm32', driver);
    return;
  }
  const program = join(packageDir, 'test/runWasi.mjs');
  const args = ['--no-warnings', program, driver.file, stride('wasm32')];
  collect(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

function skip(what: string, { missing }: Driver): void {
  console.log(`left out: ${what}: ${missing ?? 'nothing here runs it'}`);
}

/** Lines like `avx2 tanh 1.634 of 2.6 at 0.3: got …`. */
function collect(output: string): void {
  for (const [, tier = '', operation = '', ulps] of output.matchAll(/^(\w+) (\w+) ([\d.]+) of /gm)) {
    console.log(`${tier} ${operation} ${ulps}`);
    const row = found.get(operation) ?? new Map<string, number>();
    found.set(operation, row.set(tier, Math.max(row.get(tier) ?? 0, Number(ulps))));
  }
}

function writeTable(): void {
  const file = join(packageDir, 'accuracy.ts');
  const rows = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, row]) => {
      const cells = [...row].map(([tier, ulps]) => `${tier}: ${ulps}`).join(', ');
      return `  ${name}: { ${cells} },`;
    });
  const date = new Date().toISOString().slice(0, 10);
  const evidence = `every ${stride('x64')}th float (arm64, emulated: every ${stride('arm64')}th), ${date}`;
  const text = readFileSync(file, 'utf8')
    .replace(/evidence = '[^']*'/, `evidence = '${evidence}'`)
    .replace(/(accuracy: [^=]*= )\{[^;]*\};/, `$1{\n${rows.join('\n')}\n};`);
  writeFileSync(file, text);
}
