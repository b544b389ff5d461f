import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { machineTarget } from './machineTarget.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinglet-path-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'qemu-aarch64'), '');
chmodSync(join(folder, 'qemu-aarch64'), 0o755);

const withQemu = { PATH: `/nonexistent:${folder}` };
const x64 = { platform: 'linux' as const, hostArch: 'x64', env: {} };
const arm64 = { ...x64, hostArch: 'arm64' };

describe('on Linux', () => {
  test('the architecture of the machine is built for as it is', () => {
    expect(machineTarget(x64, { arch: 'x64', engine: 'quickjs' })).toEqual({ arch: 'x64', engine: 'quickjs' });
    expect(machineTarget(arm64, { arch: 'arm64', engine: 'native' })).toEqual({ arch: 'arm64', engine: 'native' });
  });

  test('arm64 runs on x64 where there is qemu', () => {
    const target = machineTarget({ ...x64, env: withQemu }, { arch: 'arm64', engine: undefined });

    expect(target).toMatchObject({ arch: 'arm64', engine: undefined });
    expect(target.note).toContain('qemu-aarch64');
  });

  test('what the machine cannot run is built for the machine, which is said', () => {
    const onX64 = machineTarget(x64, { arch: 'arm64', engine: 'quickjs' });
    const onArm64 = machineTarget({ ...arm64, env: withQemu }, { arch: 'x64', engine: 'quickjs' });

    expect(onX64).toMatchObject({ arch: 'x64', engine: 'quickjs' });
    expect(onX64.note).toBe(
      'this machine is x64, and has no qemu-aarch64 to run arm64 with: the function is built for x64 here',
    );
    expect(onArm64).toMatchObject({ arch: 'arm64' });
    expect(onArm64.note).toContain('cannot run x64');
  });

  test('Node is the one of the machine', () => {
    expect(machineTarget({ ...x64, env: withQemu }, { arch: 'arm64', engine: 'node' })).toEqual({
      arch: 'x64',
      engine: 'node',
    });
  });

  test('another processor is refused', () => {
    expect(() => machineTarget({ ...x64, hostArch: 'riscv64' }, { arch: 'arm64', engine: 'node' })).toThrow(
      'found riscv64',
    );
  });
});

describe.each(['darwin', 'win32'] as const)('on %s', (platform) => {
  const machine = { ...arm64, platform, env: withQemu };

  test('quickjs becomes Node, which is said', () => {
    const target = machineTarget(machine, { arch: 'arm64', engine: undefined });

    expect(target).toMatchObject({ arch: 'arm64', engine: 'node' });
    expect(target.note).toBe(`engine quickjs runs on Linux only, this is ${platform}: the function runs on Node here`);
  });

  test('Node is Node', () => {
    expect(machineTarget({ ...machine, hostArch: 'x64' }, { arch: 'arm64', engine: 'node' })).toEqual({
      arch: 'x64',
      engine: 'node',
    });
  });

  test('native is refused', () => {
    expect(() => machineTarget(machine, { arch: 'arm64', engine: 'native' })).toThrow(
      `Expected Linux for engine native, found ${platform}`,
    );
  });
});
