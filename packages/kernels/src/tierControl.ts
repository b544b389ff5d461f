// Which tier serves each operation, and what may change that: the addon's tables, or one tier for all.
import type { Addon } from './arenaBacking.ts';
import { kernelNames } from './generated/kernels.ts';

export interface TierControl {
  /** What everything runs on unless something says otherwise. */
  readonly isa: string;
  /** Set where KINGLET_ISA asked for that tier, which serves every operation then. */
  readonly isWish: boolean;
  /** The tiers that can be had here, best first. */
  isas(): readonly string[];
  /** The tier whose kernel serves each operation; with a name, would serve it on that tier. */
  kernelTiers(isa?: string): Readonly<Record<string, string>>;
  /** Another tier serves the operation from now on, or, left out, the one of the start. */
  setKernelTier(operation: string, isa?: string): void;
  /** Bytes of SVE's vectors; 0 where there are none. */
  sveBytes(): number;
}

/** One tier for all operations: TypeScript, WebAssembly, or what a bootstrap has. */
export function fixedTiers(isa: string, isWish = false): TierControl {
  return {
    isa,
    isWish,
    isas: () => [isa],
    kernelTiers: () => Object.fromEntries(kernelNames.map((name) => [name, isa])),
    setKernelTier: () => undefined,
    sveBytes: () => 0,
  };
}

/** Those of the addon; `wish` is what KINGLET_ISA asked for. */
export function addonTiers(addon: Addon, isa: string, wish: string | undefined): TierControl {
  const fixed = fixedTiers(isa, Boolean(wish));
  return {
    ...fixed,
    isas: () => addon.isas(),
    kernelTiers: (name = wish) => addon.kernelTiers?.(name) ?? fixed.kernelTiers(),
    setKernelTier: (operation, name) => addon.setKernelTier?.(operation, name),
    sveBytes: () => addon.sveBytes?.() ?? 0,
  };
}
