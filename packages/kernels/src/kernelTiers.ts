// `configureKernels`, `vectorizeOperations` and `sve`: which tier serves an operation, asked for by name and reported.
import { rangeError } from './errors.ts';
import { kernelNames } from './generated/kernels.ts';
import { sveReasons } from './generated/sveReasons.ts';
import { gathers, kernelParts, type OperationName } from './kernelParts.ts';
import type { TierControl } from './tierControl.ts';

/** A tier's name (`isas` of a report lists those that are there), or `default`: what choices.ts has for this processor. */
export type TierWish = string;

export interface KernelConfiguration {
  readonly attention?: {
    /** Products of queries and keys: dot and dotMany of every type, and the fused attention, which is one kernel. */
    readonly qkDot?: TierWish;
    /** softmax, softmaxRows, logSoftmax. */
    readonly softmax?: TierWish;
    /** Weighted sums of values: axpy, vecmat, gather, embeddingLookup; `gather`: the last two by SVE's gathers. */
    readonly values?: TierWish | 'gather';
  };
  readonly feedForward?: {
    /** Products of matrices. */
    readonly linear?: TierWish;
    /** relu, sigmoid, silu, swiGlu, gelu, tanh, exp and the like. */
    readonly activations?: TierWish;
  };
}

/** What was asked for an operation and what serves it: a tier without a kernel of its own lends that of a lower one. */
export interface ServedOperation {
  readonly asked: TierWish;
  readonly tier: string;
}

export interface TierReport {
  /** The tier of operations that nobody named. */
  readonly isa: string;
  /** The tiers that are here, best first. */
  readonly isas: readonly string[];
  /** True where KINGLET_ISA names a tier: that serves everything, whatever is asked for here. */
  readonly isOverridden: boolean;
  readonly operations: Readonly<Partial<Record<OperationName, ServedOperation>>>;
}

/** What there is of SVE. */
export interface SveDescription {
  /** 0 where there is none, which is so on every other architecture. */
  readonly version: 0 | 1 | 2;
  /** Bits of a vector; 0 where there is none. */
  readonly vectorBits: number;
  /** Tails by predicates, and loads of elements that indices name: every SVE has both. */
  readonly hasPredication: boolean;
  readonly hasGather: boolean;
  /** Operations with a kernel for SVE: the tier that serves each here, and what is known of its cost. */
  readonly operations: Readonly<Partial<Record<OperationName, { readonly tier: string; readonly reason: string }>>>;
}

export interface KernelTiers {
  /**
   * Names the tier of a model's parts; parts that are left out stay as they are. Calls, plans and models that are there
   * already, of all threads, are served by it too. Throws RangeError KINGLET_KERNELS_ISA for a tier that this machine lacks, before
   * anything is changed, and KINGLET_KERNELS_RANGE for a part that there is not.
   */
  configureKernels(configuration: KernelConfiguration): TierReport;
  /**
   * The same for single operations. Without a tier: SVE's best, or where there is none the one of the start. Throws
   * RangeError KINGLET_KERNELS_RANGE for a name that is no operation.
   */
  vectorizeOperations(names: readonly OperationName[], tier?: TierWish): TierReport;
  readonly sve: { describe(): SveDescription };
}

/** Best first. */
const sveTiers = ['sve2', 'sve'];
const unchosen: TierWish = 'default';

export function kernelTiers(control: TierControl): KernelTiers {
  return {
    configureKernels(configuration) {
      const wishes = wishesOf(configuration as Readonly<Record<string, Readonly<Record<string, string>>>>, control);
      return apply(wishes, control);
    },
    vectorizeOperations(names, tier = sveTier(control) ?? unchosen) {
      checkTier('vectorizeOperations', 'tier', tier, control);
      return apply(new Map(names.map((name) => [checkName(name), tier])), control);
    },
    sve: { describe: () => describe(control) },
  };
}

function sveTier(control: TierControl): string | undefined {
  const isas = control.isas();
  return sveTiers.find((tier) => isas.includes(tier));
}

/** Operation -> what is asked for it. */
function wishesOf(
  configuration: Readonly<Record<string, Readonly<Record<string, string>>>>,
  control: TierControl,
): Map<OperationName, TierWish> {
  const wishes = new Map<OperationName, TierWish>();
  for (const [group, parts] of Object.entries(configuration)) {
    checkGroup(group);
    for (const [part, wish] of Object.entries(parts)) {
      const operations = partOf(group, part);
      const isGather = part === 'values' && wish === 'gather';
      const tier = isGather ? (sveTier(control) ?? wish) : wish;
      checkTier('configureKernels', `${group}.${part}`, tier, control);
      for (const name of isGather ? gathers : operations) wishes.set(name, tier);
    }
  }
  return wishes;
}

function checkGroup(group: string): void {
  if (Object.hasOwn(kernelParts, group)) return;
  const known = Object.keys(kernelParts).join(', ');
  throw rangeError('KINGLET_KERNELS_RANGE', `configureKernels: expected one of ${known}, got ${group}`);
}

function partOf(group: string, part: string): readonly OperationName[] {
  const parts = Object.entries(kernelParts).flatMap(([name, of]) =>
    Object.entries(of).map(([key, operations]) => [`${name}.${key}`, operations] as const),
  );
  const found = parts.find(([name]) => name === `${group}.${part}`);
  if (found) return found[1];
  const known = parts.map(([name]) => name).join(', ');
  throw rangeError('KINGLET_KERNELS_RANGE', `configureKernels: expected one of ${known}, got ${group}.${part}`);
}

function checkTier(caller: string, what: string, tier: string, control: TierControl): void {
  const there = [...control.isas(), unchosen];
  if (there.includes(tier)) return;
  throw rangeError(
    'KINGLET_KERNELS_ISA',
    `${caller}: expected ${what} to be one of ${there.join(', ')}, which this machine has, got ${tier}`,
  );
}

function checkName(name: string): OperationName {
  const known: readonly string[] = kernelNames;
  if (known.includes(name)) return name as OperationName;
  throw rangeError('KINGLET_KERNELS_RANGE', `vectorizeOperations: expected the name of an operation, got ${name}`);
}

function apply(wishes: ReadonlyMap<OperationName, TierWish>, control: TierControl): TierReport {
  const { isa, isWish } = control;
  for (const [name, tier] of wishes) if (!isWish) control.setKernelTier(name, tier === unchosen ? undefined : tier);
  const serving = control.kernelTiers();
  const served = [...wishes].map(([name, asked]) => [name, { asked, tier: serving[name] ?? isa }] as const);
  return { isa, isas: control.isas(), isOverridden: isWish, operations: Object.fromEntries(served) };
}

function describe(control: TierControl): SveDescription {
  const bytes = control.sveBytes();
  const version = bytes === 0 ? 0 : control.isas().includes('sve2') ? 2 : 1;
  const serving = control.kernelTiers();
  const operations = Object.entries(sveReasons).map(([name, { reason }]) => {
    const tier = serving[name] ?? control.isa;
    return [name, { tier, reason: version === 0 ? 'no SVE here' : reason }] as const;
  });
  const isThere = version > 0;
  return {
    version,
    vectorBits: bytes * 8,
    hasPredication: isThere,
    hasGather: isThere,
    operations: Object.fromEntries(operations),
  };
}
