// What the decoders say about one instruction, and what this package means by "vector instruction".

/**
 * A vector instruction works on a whole vector register, or on a lane of one.
 *
 * - x86-64: any packed instruction on xmm, ymm or zmm registers: arithmetic, logic, comparison, conversion, shuffle,
 *   insert, extract, AES, SHA, carry-less multiply. Not counted: scalar floating point (`addss`, `vfmadd231sd`),
 *   scalar transfers (`movss`, `movsd`, `movd`, `movq`), MMX, mask registers alone (`kmovw`), `vzeroupper`.
 * - arm64: any instruction with an operand that has an arrangement or a lane (`v0.4s`, `v0.s[1]`), and the loads and
 *   stores of q registers. Not counted: scalar floating point and scalar integer on s, d and h registers.
 *
 * `move` is what only transports: loads, stores, register copies, broadcasts, gathers and scatters. `compute` is the
 * rest. `sve` is any instruction of SVE, SVE2 or SME: recognised as such, not told apart.
 */
export interface VectorName {
  readonly mnemonic: string;
  readonly kind: 'compute' | 'move' | 'sve';
}

/** One decoded instruction. `bad` marks bytes that are none; its length is how far to skip before trying again. */
export interface Instruction {
  /** In bytes. */
  readonly length: number;
  readonly vector?: VectorName | undefined;
  readonly bad?: true;
}

/** Decodes the instruction at `at`; never reads outside `code`. */
export type Decoder = (code: Uint8Array, at: number) => Instruction;
