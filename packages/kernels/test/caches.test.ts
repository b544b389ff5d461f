// What kernels are told of the caches: by this machine, and by emulated ones that say or hide what they have.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hostArch, reportSkipped, runs } from '../../../scripts/toolchain.mjs';
import type { Arch } from '../tiers.ts';
import { buildDriver, type Driver } from './buildDriver.ts';

const outDir = mkdtempSync(join(tmpdir(), 'kernels-caches-'));
afterAll(() => rmSync(outDir, { recursive: true }));

const drivers = new Map<Arch, Driver>();

function driverOf(arch: Arch): Driver {
  const driver = drivers.get(arch) ?? buildDriver('caches', { arch, outDir: join(outDir, arch) });
  drivers.set(arch, driver);
  return driver;
}

/** The identity of the processor, and KiB of the three levels. */
function detected(command: readonly string[]): readonly [identity: string, ...kib: number[]] {
  const [file, ...args] = command;
  const [identity = '', ...bytes] = execFileSync(file as string, args, { encoding: 'utf8', stdio: 'pipe' })
    .trim()
    .split(' ');
  return [identity, ...bytes.map((size) => Number(size) / 1024)];
}

const folder = '/sys/devices/system/cpu/cpu0/cache';

/** KiB of the caches for data that Linux lists, by level; undefined where it hides them. */
function listedCaches(): number[] | undefined {
  if (!existsSync(folder)) return undefined;
  const read = (index: string, name: string) => readFileSync(join(folder, index, name), 'utf8').trim();
  return readdirSync(folder)
    .filter((index) => index.startsWith('index') && read(index, 'type') !== 'Instruction')
    .sort((x, y) => Number(read(x, 'level')) - Number(read(y, 'level')))
    .map((index) => Number.parseInt(read(index, 'size'), 10));
}

test('an x86 processor says what Linux lists', { timeout: 120_000 }, ({ skip }) => {
  const [{ file, missing }, listed] = [driverOf(hostArch as Arch), listedCaches()];
  const absent = missing ?? (listed?.length === 3 && hostArch === 'x64' ? undefined : `no list of its caches here`);
  if (absent) reportSkipped("this machine's caches", absent);
  skip(absent !== undefined, absent);

  const [, ...kib] = detected([file as string]);

  expect(kib).toEqual(listed);
});

const cores = [
  { arch: 'arm64', cpu: 'neoverse-n1', expected: ['41d0c', 64, 1024, 32 * 1024] },
  // Not in the table: what every core has at least.
  { arch: 'arm64', cpu: 'cortex-a57', expected: ['41d07', 32, 512, 4096] },
  // By Intel's leaf of CPUID and by AMD's; the sizes are QEMU's.
  { arch: 'x64', cpu: 'Haswell', expected: ['100603c', 32, 4096, 16 * 1024] },
  { arch: 'x64', cpu: 'EPYC', expected: ['2017001', 32, 512, 8192] },
] as const;

describe.for(cores)('a $cpu', ({ arch, cpu, expected }) => {
  test('has the caches that it says, or those of its design', { timeout: 120_000 }, ({ skip }) => {
    const qemu = { x64: 'qemu-x86_64', arm64: 'qemu-aarch64' }[arch];
    const { file, missing } = driverOf(arch);
    const absent = missing ?? (runs(qemu) ? undefined : `${qemu} was not found`);
    if (absent) reportSkipped(`the caches of a ${cpu}`, absent);
    skip(absent !== undefined, absent);

    expect(detected([qemu, '-cpu', cpu, file as string])).toEqual(expected);
  });
});
