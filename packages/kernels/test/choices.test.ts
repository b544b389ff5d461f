// Which kernels a core gets: the rows of choices.ts, and how a processor is told from another.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hostArch, reportSkipped, runner } from '../../../scripts/toolchain.mjs';
import { choices } from '../choices.ts';
import { choiceProblems, identitiesOf } from '../generate/tunedTables.ts';
import { operations } from '../ops.ts';
import { type Arch, tiers } from '../tiers.ts';
import { buildDriver } from './buildDriver.ts';

const outDir = mkdtempSync(join(tmpdir(), 'kernels-choices-'));
afterAll(() => rmSync(outDir, { recursive: true }));

describe('the rows', () => {
  const row = {
    core: 'sapphire_rapids',
    kernel: 'dot_f16',
    insteadOf: 'avx512',
    tier: 'avx2',
    evidence: 'measured',
  };

  test('are in order', () => {
    expect(choiceProblems(operations, tiers, [...choices, row])).toEqual([]);
  });

  test.each([
    ['an unknown core', { core: 'pentium' }, 'core pentium is not in choices.ts'],
    ['an unknown kernel', { kernel: 'dot_f8' }, 'there is no such kernel'],
    ['a tier without the kernel', { tier: 'avx512_vnni' }, 'tier avx512_vnni has none'],
    ['a tier that needs more', { insteadOf: 'avx2', tier: 'avx512' }, 'tier avx512 needs what avx2 does not'],
    ['no evidence', { evidence: '' }, 'no evidence'],
  ])('are refused with %s', (_, change, message) => {
    expect(choiceProblems(operations, tiers, [{ ...row, ...change }]).join()).toContain(message);
  });
});

describe('a processor', { timeout: 120_000 }, () => {
  test.each([
    ['neoverse-n1', 'neoverse-n1', 0x41d0c],
    ['cortex-a57', 'cortex-a57', 0x41d07],
  ])('%s is known by its identification register', (_, cpu, identity) => {
    const command = runner('arm64', { cpu });
    const driver = buildDriver('identity', { arch: 'arm64', outDir: join(outDir, 'arm64') });
    if (!command || !driver.file) return reportSkipped(`identity of ${cpu}`, driver.missing ?? 'nothing runs arm64');
    const [program, ...args] = [...command, driver.file];
    expect(JSON.parse(execFileSync(program as string, args, { encoding: 'utf8' }))).toMatchObject({ identity });
  });

  // Every kernel is compiled.
  test('of this machine takes the tables that were measured for it, unless a tier is named', {
    timeout: 300_000,
  }, () => {
    const driver = buildDriver('identity', { arch: hostArch as Arch, outDir: join(outDir, 'host') });
    if (!driver.file) return reportSkipped('identity of this machine', driver.missing as string);
    const found = JSON.parse(execFileSync(driver.file, { encoding: 'utf8' }));
    expect(found).toMatchObject({ takesTuned: found.hasTuned, wishesArePure: true });
    if (hostArch === 'x64') expect(found.identity % 2 ** 24).toBe(familyAndModel());
  });

  test('has one number for each of its models', () => {
    expect(identitiesOf({ name: 'x', arch: 'x64', vendor: 'AMD', family: 0x19, models: [1, 0x61] })).toEqual([
      0x2019001, 0x2019061,
    ]);
  });
});

function familyAndModel(): number {
  const text = readFileSync('/proc/cpuinfo', 'utf8');
  const field = (name: string): number => Number(new RegExp(`^${name}\\s*: (\\d+)`, 'm').exec(text)?.[1]);
  return field('cpu family') * 2 ** 12 + field('model');
}
