import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Arch, bootstrapPath } from './prebuilds.ts';

describe('bootstrapPath', () => {
  it.each<Arch>(['x64', 'arm64'])('gives files for %s, the one with kernels at most 260 KB larger', (arch) => {
    const kernels = statSync(bootstrapPath(arch, 'full')).size - statSync(bootstrapPath(arch, 'core')).size;

    expect(kernels).toBeGreaterThan(10_000);
    expect(kernels).toBeLessThanOrEqual(260 * 1024);
  });

  it('says what to type when a file was not built', () => {
    expect(() => bootstrapPath('riscv' as Arch, 'core')).toThrow(
      /linux-riscv\/bootstrap-core, found none; .*npm run build/,
    );
  });
});
