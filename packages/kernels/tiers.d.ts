export type Arch = 'x64' | 'arm64';
/** What kernels are compiled for: a processor, or the WebAssembly engine of whatever runs JavaScript. */
export type Target = Arch | 'wasm32';
/** A processor feature that src/c/cpu.c detects, as the bit KGL_CPU_<NAME>. New names go at the end. `sve256`: SVE's vectors have 256 bits or more. */
export declare const features: readonly [
  'avx2',
  'fma',
  'avx512f',
  'avx512dq',
  'avx512bw',
  'avx512vl',
  'asimd',
  'f16c',
  'avx512vnni',
  'asimddp',
  'asimdhp',
  'avx512bf16',
  'i8mm',
  'bf16',
  'sha256',
  'crc32',
  'clmul',
  'aes',
  'vaes',
  'sve',
  'sve2',
  'sve256',
];
export type Feature = (typeof features)[number];
export interface Tier {
  /** The <isa> in kernel names, in KINGLET_ISA and in `-DKGL_ISA`; its vocabulary is src/c/vec_<name>.h. */
  readonly name: string;
  readonly arches: readonly Target[];
  /** Added to `commonFlags` for this tier's objects only: spelled so that clang and gcc both take them. */
  readonly flags: readonly string[];
  /** ELF section of its kernels, so that a verifier can count vector instructions in kernels alone. */
  readonly section: string;
  /** All of these must be there, in the processor and switched on by the system. */
  readonly requires: readonly Feature[];
  /** Of SVE, whose vectors have as many as the processor likes, the least. */
  readonly vectorBytes: number;
  /** Its families are C files of their own, src/c/<prefix><family>.c: what has no vocabulary of vectors of one length. */
  readonly prefix?: string;
  /** The tier that lends its kernels for operations which this one does not list. */
  readonly base?: string;
  /** C files beside the families: kernels for this instruction set alone, and what several families share. */
  readonly sources: readonly string[];
  /**
   * Architectures whose static bootstrap carries this tier. `full` may be 260 KB larger than `core`: on x64 that is AVX2,
   * which every x86-64 machine of Lambda has. Scalar and AVX-512 beside it would take it to 360 KB.
   */
  readonly bootstrap: readonly Arch[];
  readonly doc: string;
}
/** Flags of every C file. Errno and vectorising choices never change a result here; contraction and fast-math would. */
export declare const commonFlags: readonly string[];
/** Slowest first: dispatch takes the last one that the machine has. */
export declare const tiers: readonly Tier[];
//# sourceMappingURL=tiers.d.ts.map
