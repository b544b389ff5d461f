// Runs the C conformance driver: natively, under sanitizers, and on two emulated Arm cores.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { hostArch, reportSkipped, runner } from '../../../scripts/toolchain.mjs';
import type { Arch } from '../tiers.ts';
import { buildDriver } from './build-driver.ts';

const run = promisify(execFile);
const outDir = mkdtempSync(join(tmpdir(), 'kernels-conformance-'));
afterAll(() => rmSync(outDir, { recursive: true }));

const suites: readonly { name: string; arch: Arch; cpu?: string; sanitize?: boolean; tiers: readonly string[] }[] = [
  { name: 'x64', arch: 'x64', tiers: ['scalar', 'avx2', 'avx512'] },
  { name: 'x64 under ASan and UBSan', arch: 'x64', sanitize: true, tiers: ['scalar', 'avx2', 'avx512'] },
  { name: 'arm64 as Neoverse N1', arch: 'arm64', cpu: 'neoverse-n1', tiers: ['scalar', 'neon'] },
  { name: 'arm64 as Cortex-A57', arch: 'arm64', cpu: 'cortex-a57', tiers: ['scalar', 'neon'] },
];

describe('every operation stays within its bound of the float64 reference', () => {
  for (const { name, arch, cpu, sanitize, tiers } of suites) {
    test(name, { timeout: 180_000 }, async ({ skip }) => {
      const command = sanitize && arch !== hostArch ? undefined : runner(arch, { cpu });
      const driver = buildDriver('conformance', {
        arch,
        outDir: join(outDir, name),
        beside: ['reference.c'],
        sanitize,
      });
      const missing = driver.missing ?? (command ? undefined : `nothing here runs ${arch} programs`);
      if (missing) reportSkipped(`conformance on ${name}`, missing);
      skip(missing !== undefined, missing);

      const [program, ...args] = [...(command ?? []), driver.file as string];
      const { stdout } = await run(program as string, args);

      expect(stdout).toMatch(/^[1-9]\d* cases, 0 failures$/m);
      for (const tier of tiers) expect(stdout).toMatch(new RegExp(`^${tier}( dot_f32: [1-9]|: skipped)`, 'm'));
    });
  }
});
