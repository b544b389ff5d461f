// Which products of integers save time, by instruction set.
import { isa } from '@kinglet/kernels';
import { QuantizationError } from '../errors.ts';

/** What a layer is multiplied with: bytes, words of 16 bits by bytes or words, floats or bytes by 4-bit weights in blocks. */
export type ProductKind = 'bytes' | 'words by bytes' | 'words' | 'nibbles' | 'nibbles by bytes';

/** What a model is to run on. */
export interface Target {
  /** As `isa()` of @kinglet/kernels says it. */
  readonly isa: string;
  /** The products that are faster than those of floats. */
  readonly faster: readonly ProductKind[];
  /** Whether plans were timed on it; else instructions were counted, or nothing is known. */
  readonly isTimed: boolean;
  /** Whether ONNX Runtime's products of bytes add pairs in 16 bits, which saturate. */
  readonly isSaturating: boolean;
}

/**
 * On x64 by plans of a matrix of 1024 x 1024 that were timed for 1 row and for 32, each tier beside its own floats, on a
 * Sapphire Rapids core: VNNI bytes 3.7 and 3.8 times as fast, words by bytes 2.8 and 1.6, words 1.4 and 0.8, nibbles 1.3 and
 * 1.0, by bytes 4.0 and 2.6; AVX-512 2.5 and 1.7, 1.6 and 0.8, 0.8 and 0.4, 1.2 and 1.0, 3.3 and 2.0; AVX2 2.5 and 1.6, 1.7 and
 * 0.8, 0.8 and 0.4, 0.9 and 0.6, 2.9 and 1.7; plain C none. Faster is what was so for both. On arm64 by instructions, nothing
 * was timed: SDOT has 16 products where FMLA has 4, other products of integers have no more than floats.
 */
const targets: readonly Target[] = [
  { isa: 'scalar', faster: [], isTimed: true, isSaturating: false },
  { isa: 'avx2', faster: ['bytes', 'nibbles by bytes'], isTimed: true, isSaturating: true },
  { isa: 'avx512', faster: ['bytes', 'nibbles by bytes'], isTimed: true, isSaturating: true },
  { isa: 'avx512_vnni', faster: ['bytes', 'words by bytes', 'nibbles by bytes'], isTimed: true, isSaturating: false },
  { isa: 'neon', faster: [], isTimed: false, isSaturating: false },
  { isa: 'neon_dotprod', faster: ['bytes', 'nibbles by bytes'], isTimed: false, isSaturating: false },
  { isa: 'wasm', faster: [], isTimed: false, isSaturating: false },
  { isa: 'wasm_relaxed', faster: [], isTimed: false, isSaturating: false },
  { isa: 'typescript', faster: [], isTimed: false, isSaturating: false },
];

/**
 * Floats of as many weights are 32 MiB, more than caches hold: reading fewer bytes is then what counts. Matrices of
 * 4096 x 4096 were timed as above: nibbles by floats 3.9 times as fast for 1 row and 1.5 for 8 (VNNI), 2.4 and 1.2 (AVX2);
 * those of 2048 x 2048 no more than 1.0 for 8.
 */
const beyondCaches = 2 ** 23;

/** Whether a layer with so many weights is faster than in floats. */
export function isFaster({ faster }: Target, product: ProductKind, weights: number): boolean {
  if (faster.includes(product)) return true;
  return product === 'nibbles' && weights >= beyondCaches && faster.includes('nibbles by bytes');
}

/** Other names: cores, and what the instruction set is known for. */
const names: Readonly<Record<string, string>> = {
  dotprod: 'neon_dotprod',
  neoverse_n1: 'neon_dotprod',
  sapphire_rapids: 'avx512_vnni',
  // SVE has products of bytes as NEON has them; those of matrices are NEON's.
  sve: 'neon_dotprod',
  sve2: 'neon_dotprod',
  vnni: 'avx512_vnni',
};

/** Of a name; without one that of this machine. Throws QuantizationError KINGLET_QUANTIZATION_OPTION for another. */
export function targetOf(name: string = isa()): Target {
  const found = targets.find((target) => target.isa === (names[name] ?? name));
  if (found) return found;
  const known = [...targets.map((target) => target.isa), ...Object.keys(names)].join(', ');
  const message = `expected target to be one of ${known}, got ${JSON.stringify(name)}`;
  throw new QuantizationError('KINGLET_QUANTIZATION_OPTION', message);
}
