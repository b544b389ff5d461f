// Text functions in C: every tier against plain references, on random and mutated texts between guard pages.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { hostArch, runner } from '../../../scripts/toolchain.mjs';
import type { Arch } from '../tiers.ts';
import { buildDriver } from './buildDriver.ts';
import { drive } from './drive.ts';

const outDir = mkdtempSync(join(tmpdir(), 'kinglet-text-'));
afterAll(() => rmSync(outDir, { recursive: true }));

const machines: readonly { name: string; arch: Arch; sanitize: boolean; rounds: number }[] = [
  { name: `${hostArch}, sanitized`, arch: hostArch as Arch, sanitize: true, rounds: 1000 },
  { name: 'x64', arch: 'x64', sanitize: false, rounds: 3000 },
  { name: 'arm64', arch: 'arm64', sanitize: false, rounds: 300 },
];

describe('text functions', () => {
  test.for(machines)(
    '$name',
    { timeout: isNightly ? 3_600_000 : 300_000 },
    async ({ name, arch, sanitize, rounds }, { skip }) => {
      const driver = buildDriver('text-driver', { arch, outDir: join(outDir, name), sanitize, isText: true });
      const starts = runner(arch);
      const program =
        driver.file === undefined || starts === undefined
          ? { missing: driver.missing ?? `nothing here runs ${arch} programs` }
          : { command: [...starts, driver.file] };
      const seed = isNightly ? String(Date.now()) : '1';
      // On one machine all floats.
      const step = isNightly && !sanitize && arch === hostArch ? 1 : 100_003;
      const args = [String(rounds * (isNightly ? 100 : 1)), seed, String(step)];

      const report = await drive(program, args, { what: `text functions on ${name}`, skip });
      const { comparisons, isas } = JSON.parse(report) as { comparisons: number; isas: string[] };

      expect(comparisons).toBeGreaterThan(rounds * 50);
      expect(isas).toEqual(arch === 'x64' ? ['avx2', 'scalar'] : ['neon', 'scalar']);
    },
  );
});
