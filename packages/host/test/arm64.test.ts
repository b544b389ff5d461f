// On emulated processors, whose registers and vector lengths are known: answers alone, never speed.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { arm64Node, reportSkipped, runs, sysroot } from '../../../scripts/toolchain.mjs';

const entry = pathToFileURL(join(dirname(import.meta.dirname), 'src/index.ts')).href;
const missing = !runs('qemu-aarch64') ? 'qemu-aarch64' : existsSync(arm64Node) ? undefined : 'Node for arm64';
if (missing) reportSkipped('describeHost on arm64', missing);

const source = `const { describeHost, known } = await import(${JSON.stringify(entry)});
  const { core, features, sveVectorLength } = describeHost();
  const has = Object.entries(features).filter(([, reading]) => known(reading)).map(([name]) => name);
  console.log(JSON.stringify({ core: core.value, from: core.source, has, vectorLength: sveVectorLength.value }));`;

describe.skipIf(missing)('on arm64', () => {
  test.each([
    ['neoverse-n1', 'Neoverse N1', ['dotprod', 'fp16'], 'unknown'],
    ['a64fx', 'A64FX', ['fp16', 'sve'], 64],
    ['max,sve128=on,sve256=off', 'part 0x51', ['bf16', 'i8mm', 'sve2'], 16],
    ['max,sve256=on,sve512=off', 'part 0x51', ['bf16', 'i8mm', 'sve2'], 32],
    ['max,sve512=on,sve1024=off', 'part 0x51', ['bf16', 'i8mm', 'sve2'], 64],
    ['max,sve2048=on,sve-default-vector-length=256', 'part 0x51', ['bf16', 'i8mm', 'sve2'], 256],
  ])('%s', { timeout: 60_000 }, (cpu, core, features, vectorLength) => {
    const args = ['--conditions=@kinglet/source', '--input-type=module', '-e', source];
    const qemu = ['-L', sysroot('arm64'), '-cpu', cpu, arm64Node, ...args];
    const found = JSON.parse(execFileSync('qemu-aarch64', qemu, { encoding: 'utf8' }));

    if (core !== 'part 0x51') expect(found).toMatchObject({ core, from: 'MIDR_EL1' });
    expect(found.has).toEqual(expect.arrayContaining(features));
    expect(found.vectorLength).toBe(vectorLength);
  });
});
