// Joins an addon, or the lack of one, with the TypeScript operations and the wish in KINGLET_ISA.
import { rangeError } from './errors.ts';
import { checkedKernels, type Kernels } from './generated/kernels.ts';
import { typescriptKernels } from './typescript-kernels.ts';

/** What the addon exports. */
export interface Addon {
  /** The kernels of the named tier, or of the best one; throws KINGLET_KERNELS_ISA for one that the machine lacks. */
  select(isa?: string): Kernels & { readonly isa: string };
  /** The tiers that this machine has, best first. */
  isas(): string[];
}

/** The operations as users call them, and where they come from. */
export interface ActiveKernels extends Kernels {
  isa(): string;
  loadError(): Error | undefined;
}

/** The name of the tier without native code. */
export const typescriptIsa = 'typescript';

/**
 * Below this length a loop in TypeScript beats a call into the addon (about 100 ns): bench/measure.ts
 * has them cross between 60 (max) and 180 elements (dot, add).
 */
export const smallLength = 128;

/**
 * @param load gives the addon or throws; the error is kept for `loadError`.
 * @param isa the wish: a tier's name, `typescript`, or nothing; throws KINGLET_KERNELS_ISA if it cannot be had.
 */
export function activateKernels(load: () => Addon, isa: string | undefined): ActiveKernels {
  if (isa === typescriptIsa) return activate(typescriptKernels, typescriptIsa, undefined);
  const loaded = tryLoad(load);
  if (!(loaded instanceof Error)) {
    const kernels = selectTier(loaded, isa);
    return activate(kernels, kernels.isa, undefined);
  }
  if (isa)
    throw rangeError(
      'KINGLET_KERNELS_ISA',
      `expected KINGLET_ISA to be ${typescriptIsa}, because the addon did not load (${loaded.message}), got ${isa}`,
      { cause: loaded },
    );
  return activate(typescriptKernels, typescriptIsa, loaded);
}

function activate(kernels: Kernels, isa: string, error: Error | undefined): ActiveKernels {
  return {
    ...checkedKernels(kernels, typescriptKernels, smallLength),
    isa: () => isa,
    loadError: () => error,
  };
}

function tryLoad(load: () => Addon): Addon | Error {
  try {
    return load();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function selectTier(addon: Addon, isa: string | undefined): Kernels & { readonly isa: string } {
  // The addon knows nothing of `typescript`: name it here among what may be typed.
  if (isa && !addon.isas().includes(isa))
    throw rangeError(
      'KINGLET_KERNELS_ISA',
      `expected KINGLET_ISA to be one of ${[...addon.isas(), typescriptIsa].join(', ')}, got ${isa}`,
    );
  return addon.select(isa || undefined);
}
