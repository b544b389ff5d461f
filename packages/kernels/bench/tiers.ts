// Measures which kernels of a lower tier beat those of the best one on this machine, and prints rows for choices.ts.
// Run it by `pnpm --filter @kinglet/kernels run measure:tiers`, on an idle machine.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { kernelsOf, lenderOf } from '../generate/kernelNames.ts';
import { operations } from '../ops.ts';
import { buildDriver } from '../test/buildDriver.ts';
import { type Arch, tiers } from '../tiers.ts';

/** What is faster by less than this is noise; it has to be so at two lengths, in each run. */
const margin = 0.95;
const runs = 3;

type Times = Map<string, Map<string, Map<number, number>>>;

const outDir = mkdtempSync(join(tmpdir(), 'kernels-tiers-'));
try {
  const driver = buildDriver('time-kernels', { arch: process.arch as Arch, outDir });
  if (!driver.file) throw new Error(driver.missing);
  const measured = Array.from({ length: runs }, () => measure(driver.file as string));
  console.log(
    `${cpus()[0]?.model}; a lower tier's kernel is at least 5 % faster at two lengths in ${runs} of ${runs} runs:`,
  );
  for (const { script, field, operation } of kernelsOf(operations)) {
    const isas = [...((measured[0] as Times).get(script)?.keys() ?? [])];
    const best = tiers.findLast(({ name }) => isas.includes(name));
    if (!best) continue;
    const insteadOf = lenderOf(operation, best, tiers).name;
    for (const tier of isas.filter((isa) => isa !== 'scalar' && isa !== best.name && isa !== insteadOf)) {
      const wins = lengthsWon(measured, script, insteadOf, tier);
      if (wins.length > 1) console.log({ kernel: field, insteadOf, tier, evidence: wins.join(', ') });
    }
  }
} finally {
  rmSync(outDir, { recursive: true });
}

/** Kernel -> tier -> length -> nanoseconds of a call. */
function measure(file: string): Times {
  const times: Times = new Map();
  for (const line of execFileSync(file, { encoding: 'utf8' }).trim().split('\n')) {
    const { isa, operation, length, ns } = JSON.parse(line);
    const byTier = times.get(operation) ?? new Map<string, Map<number, number>>();
    times.set(operation, byTier.set(isa, (byTier.get(isa) ?? new Map<number, number>()).set(length, ns)));
  }
  return times;
}

function lengthsWon(measured: readonly Times[], script: string, from: string, to: string): string[] {
  const lengths = [...(measured[0]?.get(script)?.get(from)?.keys() ?? [])].filter((length) => length >= 128);
  return lengths.flatMap((length) => {
    const pairs = measured.map((times) =>
      [from, to].map((isa) => times.get(script)?.get(isa)?.get(length) ?? Number.NaN),
    );
    if (!pairs.every(([slow = 0, fast = 0]) => fast < margin * slow)) return [];
    const [slow, fast] = pairs[0] as [number, number];
    return [`${slow} -> ${fast} ns at ${length}`];
  });
}
