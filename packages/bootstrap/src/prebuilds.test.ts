import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sizeLimits } from '../../kernels/sizeLimits.mjs';
import { type Arch, bootstrapPath } from './prebuilds.ts';

describe('bootstrapPath', () => {
  it.each<Arch>(['x64', 'arm64'])(
    'gives files for %s, the one with kernels larger by no more than the limit',
    (arch) => {
      const kernels = statSync(bootstrapPath(arch, 'full')).size - statSync(bootstrapPath(arch, 'core')).size;

      expect(kernels).toBeGreaterThan(10_000);
      expect(kernels).toBeLessThanOrEqual(sizeLimits.bootstrap);
    },
  );

  it('says what to type when a file was not built', () => {
    expect(() => bootstrapPath('riscv' as Arch, 'core')).toThrow(
      /linux-riscv\/bootstrap-core, found none; .*npm run build/,
    );
  });
});
