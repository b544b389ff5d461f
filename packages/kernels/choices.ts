// Where a processor is better served by another tier than its best: per operation and core, with the evidence. Data only.
// `pnpm --filter @kinglet/kernels run measure:tiers` measures the machine at hand and prints the rows that it earns; rows of cores
// with SVE follow from sveEvidence.ts, which measure:sve writes.
import { type SveCost, sveEvidence } from './sveEvidence.ts';

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
      /**
       * The tier that it takes unasked, of which alone there is a table for it; its rows may then take kernels from a tier above.
       * Where the system has switched off what those need, the tier's own serve.
       */
      readonly serves?: string;
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
  { name: 'neoverse_v1', arch: 'arm64', implementer: 0x41, part: 0xd40, serves: 'sve' },
  { name: 'neoverse_v2', arch: 'arm64', implementer: 0x41, part: 0xd4f, serves: 'neon_bf16' },
];

/** Cycles are estimates: what has less than this of the other's is believed to be faster. */
const margin = 0.95;

/** On a V1, whose vectors of SVE have 256 bits, SVE serves, but where NEON does better. */
const neonOnV1 = (kernel: string, { tiers, v1: [neon, sve] }: SveCost): readonly Choice[] =>
  neon < margin * sve
    ? [
        {
          core: 'neoverse_v1',
          kernel,
          insteadOf: 'sve',
          tier: tiers[0],
          evidence: evidenceOf('sve', sve, tiers[0], neon),
        },
      ]
    : [];

/** On a V2 vectors of both have 128 bits, and NEON serves, but where SVE does better and executes less. */
const sveOnV2 = (
  kernel: string,
  { tiers, v2: [neon, sve], instructions: [count, sve128] }: SveCost,
): readonly Choice[] =>
  sve < margin * neon && sve128 < count
    ? [
        {
          core: 'neoverse_v2',
          kernel,
          insteadOf: tiers[0],
          tier: tiers[1],
          evidence: evidenceOf(tiers[0], neon, tiers[1], sve),
        },
      ]
    : [];

const evidenceOf = (from: string, slow: number, to: string, fast: number): string =>
  `measure:sve: ${slow} cycles of a call on ${from}, ${fast} on ${to}, estimated`;

/** A kernel that no row names takes the best tier that the machine has. */
export const choices: readonly Choice[] = [
  {
    core: 'sapphire_rapids',
    kernel: 'squaredEuclidean_f16',
    insteadOf: 'avx512',
    tier: 'avx2',
    evidence: 'measure:tiers, 2026-11-20: 11.9 -> 10.7 ns at 128, 75.5 -> 72.2 at 1024, 687 -> 637 at 10 000 halves',
  },
  ...Object.entries(sveEvidence).flatMap(([kernel, cost]) => [...neonOnV1(kernel, cost), ...sveOnV2(kernel, cost)]),
];
