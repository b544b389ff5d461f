// What can be known of the kernels for SVE without a machine that has it: writes sveEvidence.ts and
// docs/benchmarks/kernels-sve.{md,json}. Run it by `pnpm --filter @kinglet/kernels run measure:sve`, and `generate` after it. It
// fails if a kernel executes more instructions than NEON's at 256 bits or more.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCompiler, root } from '../../../scripts/toolchain.mjs';
import { countOn, type SveKernel, sveKernels } from './sve/sveKernels.ts';
import { cyclesPerInstruction, loopsOf } from './sve/sveLoops.ts';
import { evidenceTable, type SveMeasurement, svePage } from './sve/svePage.ts';

const lengths = [128, 256, 512];

const kernels = sveKernels();
const outDir = mkdtempSync(join(tmpdir(), 'kernels-sve-'));
try {
  const estimate = estimator();
  const rows: SveMeasurement[] = [];
  for (const one of kernels) rows.push(await measure(one, outDir, estimate));
  const page = { compiler: findCompiler()?.version ?? '', rows };
  const file = join(root, 'docs/benchmarks/kernels-sve');
  writeFileSync(`${file}.json`, `${JSON.stringify(page, null, 2)}\n`);
  writeFileSync(`${file}.md`, svePage(page));
  writeFileSync(join(import.meta.dirname, '../sveEvidence.ts'), evidenceTable(rows));
  for (const row of rows)
    for (const counts of [row.sve, row.sve2])
      for (const [i, bits] of lengths.entries())
        if (bits >= 256 && (counts[i] as number) > row.neon) {
          console.error(`${row.kernel}: ${counts[i]} instructions at ${bits} bits, ${row.neon} on NEON`);
          process.exitCode = 1;
        }
} finally {
  rmSync(outDir, { recursive: true });
}

type Estimate = (tier: string, core: string, kernel: string, instructions: number) => number;

async function measure(one: SveKernel, dir: string, estimate: Estimate): Promise<SveMeasurement> {
  const { field } = one.kernel;
  const neon = await countOn(one, one.neon, 128, dir);
  const counted = async (tier: string): Promise<number[]> => {
    const counts: number[] = [];
    for (const bits of lengths) counts.push(await countOn(one, tier, bits, dir));
    return counts;
  };
  const sve = await counted('sve');
  const sve2 = one.sve2 === 'sve' ? sve : await counted('sve2');
  const [v1, v2] = ['neoverse-v1', 'neoverse-v2'] as const;
  return {
    kernel: field,
    tiers: [one.neon, one.sve2],
    elements: one.elements,
    neon,
    sve,
    sve2,
    // Vectors have 256 bits on a V1, which has no SVE2, and 128 on a V2.
    v1: [estimate(one.neon, v1, field, neon), estimate('sve', v1, field, sve[1] as number)],
    v2: [estimate(one.neon, v2, field, neon), estimate(one.sve2, v2, field, sve2[0] as number)],
  };
}

/** Cycles of so many instructions, if all of them were those of the hot loop; NaN where that was not found. */
function estimator(): Estimate {
  const names = ['neon', 'neon_dotprod', 'sve', 'sve2'];
  const prefixes: Readonly<Record<string, string>> = { sve: 'sve_', sve2: 'sve2_' };
  const fields = kernels.map(({ kernel }) => kernel.field);
  const loops = new Map(
    names.map((tier) => {
      const files = kernels.map(({ kernel }) => `${prefixes[tier] ?? ''}${kernel.operation.family}`);
      return [tier, loopsOf(tier, new Set(files), fields)] as const;
    }),
  );
  const cores = ['neoverse-v1', 'neoverse-v2'];
  const known = new Map(
    names.flatMap((tier) =>
      cores
        .filter((core) => tier !== 'sve2' || core !== 'neoverse-v1')
        .map((core) => [`${tier} ${core}`, cyclesPerInstruction(loops.get(tier) ?? new Map(), core)] as const),
    ),
  );
  return (tier, core, kernel, instructions) =>
    Math.round(instructions * (known.get(`${tier} ${core}`)?.get(kernel) ?? Number.NaN));
}
