// Which tier serves an operation: what is asked, refused and reported, with tables that are told apart by names alone.
import { describe, expect, test, vi } from 'vitest';
import { kernelTiers } from './kernelTiers.ts';
import { fixedTiers, type TierControl } from './tierControl.ts';

/** A machine with these tiers, on which NEON lends `gelu` to all. */
function machine(isas: readonly string[], change: Partial<TierControl> = {}) {
  const served: Record<string, string> = { dot: isas[0]!, gather: isas[0]!, gelu: 'neon' };
  const setKernelTier = vi.fn((operation: string, isa = isas[0]!) => {
    served[operation] = operation === 'gelu' ? 'neon' : isa;
  });
  const isa = isas[0]!;
  const control: TierControl = {
    ...{ isa, isWish: false, isas: () => isas, kernelTiers: () => served, setKernelTier, sveBytes: () => 32 },
    ...change,
  };
  return { ...kernelTiers(control), setKernelTier };
}

const codeOf = (call: () => unknown): string => {
  try {
    call();
    return 'nothing thrown';
  } catch (error) {
    return `${(error as { code: string }).code}: ${(error as Error).message}`;
  }
};

describe('configureKernels', () => {
  test('names the tier of parts, and reports what serves each of their operations', () => {
    const { configureKernels, setKernelTier } = machine(['sve2', 'sve', 'neon']);

    const report = configureKernels({ attention: { qkDot: 'sve' }, feedForward: { activations: 'sve2' } });

    expect(report).toMatchObject({ isa: 'sve2', isas: ['sve2', 'sve', 'neon'], isOverridden: false });
    expect(report.operations.dot).toEqual({ asked: 'sve', tier: 'sve' });
    expect(report.operations.gelu).toEqual({ asked: 'sve2', tier: 'neon' });
    expect(report.operations.gather).toBeUndefined();
    expect(setKernelTier).toHaveBeenCalledWith('attention', 'sve');
  });

  test('takes gathers of values by the best SVE there is, and leaves other sums of values alone', () => {
    const { configureKernels } = machine(['sve', 'neon']);

    const { operations } = configureKernels({ attention: { values: 'gather' } });

    expect(operations).toEqual({
      gather: { asked: 'sve', tier: 'sve' },
      embeddingLookup: { asked: 'sve', tier: 'sve' },
    });
  });

  test('gives an operation back the tier of the start', () => {
    const { configureKernels } = machine(['sve', 'neon']);
    configureKernels({ attention: { qkDot: 'neon' } });

    expect(configureKernels({ attention: { qkDot: 'default' } }).operations.dot).toEqual({
      asked: 'default',
      tier: 'sve',
    });
  });

  test.each([
    [
      { attention: { qkDot: 'neon', softmax: 'sve2' } },
      /^KINGLET_KERNELS_ISA: .*attention.softmax.*neon, scalar, default.*got sve2$/,
    ],
    [{ attention: { values: 'gather' } }, /^KINGLET_KERNELS_ISA: .*got gather$/],
    [{ attentoin: {} }, /^KINGLET_KERNELS_RANGE: .*attention, feedForward, got attentoin$/],
    [{ attention: { keys: 'neon' } }, /^KINGLET_KERNELS_RANGE: .*attention.qkDot.*got attention.keys$/],
  ])('refuses %o and changes nothing', (configuration, message) => {
    const { configureKernels, setKernelTier } = machine(['neon', 'scalar']);

    expect(codeOf(() => configureKernels(configuration as never))).toMatch(message);
    expect(setKernelTier).not.toHaveBeenCalled();
  });

  test('changes nothing where KINGLET_ISA has named a tier, and says so', () => {
    const { configureKernels, setKernelTier } = machine(['neon', 'scalar'], { isWish: true });

    const report = configureKernels({ attention: { qkDot: 'scalar' } });

    expect(report).toMatchObject({ isOverridden: true, operations: { dot: { asked: 'scalar', tier: 'neon' } } });
    expect(setKernelTier).not.toHaveBeenCalled();
  });
});

describe('vectorizeOperations', () => {
  test('takes the best SVE there is', () => {
    expect(machine(['neon', 'sve']).vectorizeOperations(['dot']).operations).toEqual({
      dot: { asked: 'sve', tier: 'sve' },
    });
  });

  test('takes the best of a machine without SVE', () => {
    expect(machine(['neon']).vectorizeOperations(['dot']).operations).toEqual({
      dot: { asked: 'default', tier: 'neon' },
    });
  });

  test('refuses what is no operation', () => {
    const { vectorizeOperations } = machine(['neon']);

    expect(codeOf(() => vectorizeOperations(['dott' as 'dot']))).toMatch(/^KINGLET_KERNELS_RANGE: .*got dott$/);
  });
});

describe('sve.describe', () => {
  test('says what there is and why', () => {
    const description = machine(['sve2', 'sve', 'neon']).sve.describe();

    expect(description).toMatchObject({ version: 2, vectorBits: 256, hasPredication: true, hasGather: true });
    expect(description.operations.dot?.tier).toBe('sve2');
    expect(description.operations.dot?.reason).toMatch(/^\d+\.\d\d times fewer instructions than NEON at 256 bits/);
    expect(description.operations.gelu).toBeUndefined();
  });

  test('says that there is none', () => {
    const description = kernelTiers(fixedTiers('avx2')).sve.describe();

    expect(description).toMatchObject({ version: 0, vectorBits: 0, hasPredication: false, hasGather: false });
    expect(description.operations.dot).toEqual({ tier: 'avx2', reason: 'no SVE here' });
  });
});
