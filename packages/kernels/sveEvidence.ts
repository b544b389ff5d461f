// Written by bench/measureSve.ts, which says how. Do not edit.

export interface SveCost {
  /** Whose kernels serve it on NEON, and on SVE2. */
  readonly tiers: readonly [neon: string, sve2: string];
  /** Instructions of one call on NEON, and on SVE (or SVE2, where that has a kernel) at 128, 256 and 512 bits. */
  readonly instructions: readonly [neon: number, sve128: number, sve256: number, sve512: number];
  /** Its cycles on NEON and on SVE, estimated for a Neoverse V1 (256 bits) and a V2 (128 bits). */
  readonly v1: readonly [neon: number, sve: number];
  readonly v2: readonly [neon: number, sve: number];
}

export const sveEvidence: Readonly<Record<string, SveCost>> = {};
