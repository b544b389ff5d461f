// Where a processor is better served by another tier than its best: per operation and core, with the evidence. Data only.
// `pnpm --filter @kinglet/kernels run measure:tiers` measures the machine at hand and prints the rows that it earns.

/** A processor design, by what its identification registers say. */
export type Core =
  | {
      readonly name: string;
      readonly arch: 'x64';
      readonly vendor: 'AMD' | 'Intel';
      /** As CPUID leaf 1 gives them, the extended parts added in. */
      readonly family: number;
      readonly models: readonly number[];
    }
  | {
      readonly name: string;
      readonly arch: 'arm64';
      /** Fields of MIDR_EL1. */
      readonly implementer: number;
      readonly part: number;
    };

export interface Choice {
  /** Names of `cores`. */
  readonly core: string;
  /** The kernel, as in its name: `squaredEuclidean_f16`. */
  readonly kernel: string;
  /** The tier whose kernel is not used, and the one whose kernel is. */
  readonly insteadOf: string;
  readonly tier: string;
  readonly evidence: string;
}

export const cores: readonly Core[] = [
  { name: 'sapphire_rapids', arch: 'x64', vendor: 'Intel', family: 6, models: [0x8f, 0xcf] },
  { name: 'neoverse_n1', arch: 'arm64', implementer: 0x41, part: 0xd0c },
];

/** A kernel that no row names takes the best tier that the machine has. */
export const choices: readonly Choice[] = [
  {
    core: 'sapphire_rapids',
    kernel: 'squaredEuclidean_f16',
    insteadOf: 'avx512',
    tier: 'avx2',
    evidence: 'measure:tiers, 2026-11-20: 11.9 -> 10.7 ns at 128, 75.5 -> 72.2 at 1024, 687 -> 637 at 10 000 halves',
  },
];
