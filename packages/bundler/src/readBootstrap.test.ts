import { expect, test } from 'vitest';
import type { Arch } from './elf.ts';
import { readBootstrap } from './readBootstrap.ts';

test('an arch without a prebuilt bootstrap: the error says which command makes one', () => {
  expect(() => readBootstrap('riscv' as Arch, 'core')).toThrow(
    expect.objectContaining({
      code: 'KINGLET_BUNDLER_ARCH',
      message: expect.stringMatching(/core bootstrap for riscv .*`npm run build`/),
    }),
  );
});
