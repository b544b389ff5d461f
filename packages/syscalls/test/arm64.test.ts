// The addon for arm64, under emulation: answers alone, never speed.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { arm64Node, reportSkipped, runs, sysroot } from '../../../scripts/toolchain.mjs';

const entry = pathToFileURL(join(dirname(import.meta.dirname), 'src/index.ts')).href;
const missing = !runs('qemu-aarch64') ? 'qemu-aarch64' : existsSync(arm64Node) ? undefined : 'Node for arm64';
if (missing) reportSkipped('the system calls on arm64', missing);

/** What the expression is on an emulated processor. */
function evaluate(cpu: string, expression: string): unknown {
  const source = `const s = await import(${JSON.stringify(entry)}); console.log(JSON.stringify(${expression}));`;
  const args = ['-L', sysroot('arm64'), '-cpu', cpu, arm64Node, '--input-type=module', '-e', source];
  return JSON.parse(execFileSync('qemu-aarch64', args, { encoding: 'utf8' }));
}

describe.skipIf(missing)('on arm64', () => {
  test.each([
    ['neoverse-n1', null, 0x41, 0xd0c],
    ['a64fx', 64, 0x46, 0x001],
    ['max,sve128=on,sve256=off,sve512=off,sve1024=off,sve2048=off', 16, 0x00, 0x051],
    ['max,sve256=on,sve512=off', 32, 0x00, 0x051],
    ['max,sve512=on,sve1024=off', 64, 0x00, 0x051],
    ['max,sve2048=on,sve-default-vector-length=256', 256, 0x00, 0x051],
  ])('%s says its vector length and what it is', { timeout: 60_000 }, (cpu, vectorLength, implementer, part) => {
    const { midr, sve, cpuid } = evaluate(
      cpu,
      `{ midr: Number(s.identificationRegisters().midr), sve: s.sveVectorLength() ?? null, cpuid: (() => { try { s.cpuid(0) } catch (e) { return e.code } })() }`,
    ) as { midr: number; sve: number | null; cpuid: string };

    expect(sve).toBe(vectorLength);
    expect([(midr >>> 24) & 0xff, (midr >>> 4) & 0xfff]).toEqual([implementer, part]);
    expect(cpuid).toBe('KINGLET_SYSCALLS_UNSUPPORTED');
  });

  test('a shorter vector length can be set, and memory mapped', { timeout: 60_000 }, () => {
    const found = evaluate(
      'max,sve512=on',
      `(() => { const m = s.mmap({ bytes: 100 }); new Uint8Array(m.buffer).fill(5); s.mprotect(m, 'read');
        const copy = [...s.copyOut(m, 98)]; s.munmap(m); return [s.setSveVectorLength(32), s.sveVectorLength(), copy, m.isMapped]; })()`,
    );

    expect(found).toEqual([32, 32, [5, 5], false]);
  });
});
