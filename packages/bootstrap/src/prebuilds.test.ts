import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Arch, bootstrapPath } from './prebuilds.ts';

describe('bootstrapPath', () => {
  it.each<Arch>(['x64', 'arm64'])('gives files for %s, the one with kernels larger than the one without', (arch) => {
    expect(statSync(bootstrapPath(arch, 'full')).size).toBeGreaterThan(statSync(bootstrapPath(arch, 'core')).size);
  });

  it('says what to type when a file was not built', () => {
    expect(() => bootstrapPath('riscv' as Arch, 'core')).toThrow(
      /linux-riscv\/bootstrap-core, found none; .*npm run build/,
    );
  });
});
