// The entry for the quickjs engine, over a stand-in for the module that the bootstrap carries.
import { expect, test, vi } from 'vitest';
import { kernelNames } from './generated/kernels.ts';

vi.mock('kinglet:kernels', async () => {
  const { typescriptKernels } = await import('./typescript-kernels.ts');
  return { ...typescriptKernels, isa: () => 'neon' };
});

test("the entry passes the engine's functions on, all of them", async () => {
  const kernels = await import('./quickjs.ts');

  expect(kernels.isa()).toBe('neon');
  expect(kernels.loadError()).toBeUndefined();
  expect(kernels.dot(new Float32Array([1, 2]), new Float32Array([3, 4]))).toBe(11);
  for (const name of kernelNames) expect(kernels[name]).toBeTypeOf('function');
});
