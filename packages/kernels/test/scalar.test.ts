// The scalar tier: scalar for compilers too that may use everything a machine has, as with -march=native,
// and sums of nothing that no one wrote.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hostArch, reportSkipped, targetOf } from '../../../scripts/toolchain.mjs';
import { everyTierSources, includeDir, type KernelSource } from '../sources.mjs';
import type { Arch } from '../tiers.ts';

const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];

function scalarSources(arch: Arch, name: RegExp): KernelSource[] {
  return everyTierSources(arch).filter(({ file, flags }) => name.test(file) && flags.includes('-DKGL_ISA=scalar'));
}

test.for([
  ['x64', '-march=x86-64-v4'],
  ['arm64', '-mcpu=neoverse-n1'],
] as const)('compiles for %s with %s', ([arch, more], { skip }) => {
  const target = targetOf(arch);
  if (target.missing !== undefined) {
    reportSkipped(`the scalar tier with ${more}`, target.missing);
    skip(target.missing);
    return;
  }
  const sources = scalarSources(arch, /\.c$/);

  expect(sources.length).toBeGreaterThan(20);
  for (const { file, flags } of sources)
    execFileSync(target.cc, [...target.musl.cflags, ...flags, more, '-Werror', '-fsyntax-only', file], { stdio });
});

test('rows that end within a group of four bytes', ({ skip }) => {
  const target = targetOf(hostArch as Arch);
  if (target.missing !== undefined) {
    reportSkipped('the scalar tier under MSan', target.missing);
    skip(target.missing);
    return;
  }
  const dir = mkdtempSync(join(tmpdir(), 'kernels-scalar-'));
  const driver = { file: join(import.meta.dirname, 'c/partial-quad.c'), flags: ['-std=c11', `-I${includeDir}`] };
  const sources = [...scalarSources(hostArch as Arch, /(pack|matmul)_bytes\.c$/), driver];

  try {
    const objects = sources.map(({ file, flags }, i) => {
      const object = join(dir, `${i}.o`);
      const args = [...target.glibc.cflags, ...flags, '-fsanitize=memory', '-c', file, '-o', object];
      execFileSync(target.cc, args, { stdio });
      return object;
    });
    const program = join(dir, 'program');
    // Kernels that the program does not call call others.
    const link = [...target.glibc.ldflags, '-fsanitize=memory', '-Wl,--unresolved-symbols=ignore-all'];
    execFileSync(target.cc, [...link, ...objects, '-o', program], { stdio });

    expect(() => execFileSync(program, { stdio })).not.toThrow();
  } finally {
    rmSync(dir, { recursive: true });
  }
});
