// What decides between native code and TypeScript, with addons that load, do not load, or lack a tier.
import { describe, expect, test, vi } from 'vitest';
import { type Addon, activateKernels } from './activeKernels.ts';
import { tableHash } from './generated/tableHash.ts';
import { typescriptKernels } from './typescriptKernels.ts';

const addon: Addon = {
  tableHash,
  isas: () => ['neon', 'scalar'],
  select: (isa = 'neon') => ({ ...typescriptKernels, isa }),
};
const fails = (): Addon => {
  throw new Error('no such file');
};

describe('without a wish', () => {
  test('the best tier of the addon is taken', () => {
    expect(activateKernels(() => addon, undefined).isa()).toBe('neon');
    expect(activateKernels(() => addon, '').isa()).toBe('neon');
  });

  test('an addon that does not load leaves TypeScript, and its error can be asked for', () => {
    const kernels = activateKernels(fails, undefined);

    expect(kernels.isa()).toBe('typescript');
    expect(kernels.loadError()?.message).toBe('no such file');
    expect(kernels.dot(new Float32Array([1, 2]), new Float32Array([3, 4]))).toBe(11);
  });

  test('what is thrown need not be an Error', () => {
    const load = (): Addon => {
      throw 'odd';
    };
    expect(activateKernels(load, undefined).loadError()?.message).toBe('odd');
  });
});

describe('of another version', () => {
  const stale = (from: Partial<Addon>) =>
    expect.objectContaining({
      code: 'KINGLET_KERNELS_VERSION',
      message: expect.stringMatching(`got ${from.tableHash ?? 'one without a number'}: .* install the package again`),
    });

  test.for([{ tableHash: tableHash ^ 1 }, { tableHash: undefined }])('an addon with %o is refused', (from) => {
    const { isas, select } = addon;
    const load = (): Addon =>
      from.tableHash === undefined ? { isas, select } : { isas, select, tableHash: from.tableHash };

    expect(() => activateKernels(load, undefined)).toThrow(stale(from as Partial<Addon>));
    expect(activateKernels(load, 'typescript').isa()).toBe('typescript');
  });

  test('a WebAssembly module is refused', () => {
    const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

    expect(() => activateKernels(fails, undefined, () => empty)).toThrow(stale({}));
  });
});

describe('with a wish', () => {
  test('a tier that is there is taken', () => {
    expect(activateKernels(() => addon, 'scalar').isa()).toBe('scalar');
  });

  test('typescript is taken without loading the addon', () => {
    const load = vi.fn(() => addon);

    expect(activateKernels(load, 'typescript').isa()).toBe('typescript');
    expect(load).not.toHaveBeenCalled();
  });

  test('a tier that is not there is an error that names those that are', () => {
    expect(() => activateKernels(() => addon, 'avx2')).toThrow(
      expect.objectContaining({
        code: 'KINGLET_KERNELS_ISA',
        message: 'expected KINGLET_ISA to be one of neon, scalar, typescript, got avx2',
      }),
    );
  });

  test('an addon that does not load is an error with its cause', () => {
    expect(() => activateKernels(fails, 'neon')).toThrow(
      expect.objectContaining({
        code: 'KINGLET_KERNELS_ISA',
        cause: expect.objectContaining({ message: 'no such file' }),
      }),
    );
  });
});
