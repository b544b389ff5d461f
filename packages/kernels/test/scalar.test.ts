// The scalar tier is scalar for compilers too that may use everything a machine has, as with -march=native.
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { reportSkipped, targetOf } from '../../../scripts/toolchain.mjs';
import { everyTierSources } from '../sources.mjs';

const integers = /(bytes|nibbles|words|quantize)/;

test.for([
  ['x64', '-march=x86-64-v4'],
  ['arm64', '-mcpu=neoverse-n1'],
] as const)('kernels of integers compile for %s with %s', ([arch, more], { skip }) => {
  const target = targetOf(arch);
  if (target.missing !== undefined) {
    reportSkipped(`the scalar tier with ${more}`, target.missing);
    skip(target.missing);
    return;
  }
  const sources = everyTierSources(arch).filter(
    ({ file, flags }) => integers.test(file) && flags.includes('-DKGL_ISA=scalar'),
  );

  expect(sources.length).toBeGreaterThan(6);
  for (const { file, flags } of sources)
    execFileSync(target.cc, [...target.musl.cflags, ...flags, more, '-Werror', '-fsyntax-only', file], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
});
