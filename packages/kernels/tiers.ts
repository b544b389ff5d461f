// The one list of instruction-set tiers: binding.gyp, the bootstrap build, the tests and a WebAssembly build read it.
export type Arch = 'x64' | 'arm64';
/** What kernels are compiled for: a processor, or the WebAssembly engine of whatever runs JavaScript. */
export type Target = Arch | 'wasm32';

/**
 * A processor feature that src/c/cpu.c detects, as the bit KGL_CPU_<NAME>. New names go at the end. `sve256`: SVE's vectors have
 * 256 bits or more.
 */
export const features = [
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
] as const;
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
export const commonFlags: readonly string[] = [
  '-std=c11',
  '-O2',
  '-Wall',
  '-Wextra',
  '-ffp-contract=off',
  '-fno-math-errno',
  '-fvisibility=hidden',
  '-ffunction-sections',
  '-fdata-sections',
];

/** Slowest first: dispatch takes the last one that the machine has. */
export const tiers: readonly Tier[] = [
  {
    name: 'scalar',
    arches: ['x64', 'arm64'],
    flags: ['-fno-tree-vectorize', '-fno-tree-slp-vectorize'],
    section: 'kgl_scalar',
    requires: [],
    vectorBytes: 4,
    sources: ['activate.c', 'any.c', 'pack.c', 'tile.c'],
    bootstrap: [],
    doc: 'Plain C, one element at a time: reference and baseline.',
  },
  {
    name: 'avx2',
    arches: ['x64'],
    flags: ['-mavx2', '-mfma', '-mf16c'],
    section: 'kgl_avx2',
    requires: ['avx2', 'fma', 'f16c'],
    vectorBytes: 32,
    sources: ['activate.c', 'any.c', 'pack.c', 'tile.c'],
    bootstrap: ['x64'],
    doc: 'AVX2 with FMA and F16C: x86-64 since 2013.',
  },
  {
    name: 'avx512',
    arches: ['x64'],
    flags: ['-mavx2', '-mfma', '-mf16c', '-mavx512f', '-mavx512dq', '-mavx512bw', '-mavx512vl'],
    section: 'kgl_avx512',
    requires: ['avx2', 'fma', 'f16c', 'avx512f', 'avx512dq', 'avx512bw', 'avx512vl'],
    vectorBytes: 64,
    sources: ['activate.c', 'any.c', 'pack.c', 'tile.c'],
    bootstrap: [],
    doc: 'AVX-512 F, DQ, BW and VL: servers since Skylake-SP and Zen 4.',
  },
  {
    name: 'avx512_vnni',
    arches: ['x64'],
    flags: ['-mavx2', '-mfma', '-mf16c', '-mavx512f', '-mavx512dq', '-mavx512bw', '-mavx512vl', '-mavx512vnni'],
    section: 'kgl_avx512_vnni',
    requires: ['avx2', 'fma', 'f16c', 'avx512f', 'avx512dq', 'avx512bw', 'avx512vl', 'avx512vnni'],
    vectorBytes: 64,
    base: 'avx512',
    sources: [],
    bootstrap: [],
    doc: 'AVX-512 with VNNI, whose products of bytes are one instruction: servers since Cascade Lake and Zen 4.',
  },
  {
    name: 'avx512_bf16',
    arches: ['x64'],
    flags: [
      ...['-mavx2', '-mfma', '-mf16c', '-mavx512f', '-mavx512dq', '-mavx512bw', '-mavx512vl', '-mavx512vnni'],
      '-mavx512bf16',
    ],
    section: 'kgl_avx512_bf16',
    requires: [
      ...(['avx2', 'fma', 'f16c', 'avx512f', 'avx512dq', 'avx512bw', 'avx512vl', 'avx512vnni'] as const),
      'avx512bf16',
    ],
    vectorBytes: 64,
    base: 'avx512_vnni',
    sources: [],
    bootstrap: [],
    doc: 'AVX-512 that multiplies pairs of bf16 too: servers since Cooper Lake, Sapphire Rapids and Zen 4.',
  },
  {
    name: 'neon',
    arches: ['arm64'],
    flags: ['-march=armv8-a'],
    section: 'kgl_neon',
    requires: ['asimd'],
    vectorBytes: 16,
    sources: ['activate.c', 'any.c', 'pack.c', 'tile.c'],
    bootstrap: ['arm64'],
    doc: 'Advanced SIMD of every AArch64 processor.',
  },
  {
    name: 'neon_dotprod',
    arches: ['arm64'],
    flags: ['-march=armv8.2-a+dotprod+fp16'],
    section: 'kgl_neon_dotprod',
    requires: ['asimd', 'asimddp', 'asimdhp'],
    vectorBytes: 16,
    base: 'neon',
    sources: [],
    bootstrap: ['arm64'],
    doc: 'NEON with dot products of bytes and half precision: Neoverse N1 and later, Graviton2 (what Lambda runs) included.',
  },
  {
    name: 'neon_i8mm',
    arches: ['arm64'],
    flags: ['-march=armv8.2-a+dotprod+fp16+i8mm'],
    section: 'kgl_neon_i8mm',
    requires: ['asimd', 'asimddp', 'asimdhp', 'i8mm'],
    vectorBytes: 16,
    base: 'neon_dotprod',
    sources: [],
    bootstrap: [],
    doc: 'NEON that multiplies small matrices of bytes: Neoverse V1 and N2 and later, from Graviton3 on.',
  },
  {
    name: 'neon_bf16',
    arches: ['arm64'],
    flags: ['-march=armv8.2-a+dotprod+fp16+i8mm+bf16'],
    section: 'kgl_neon_bf16',
    requires: ['asimd', 'asimddp', 'asimdhp', 'i8mm', 'bf16'],
    vectorBytes: 16,
    base: 'neon_i8mm',
    sources: [],
    bootstrap: [],
    doc: 'NEON that multiplies pairs of bf16 too: the same processors.',
  },
  {
    name: 'sve',
    arches: ['arm64'],
    flags: ['-march=armv8.2-a+dotprod+fp16+i8mm+bf16+sve'],
    section: 'kgl_sve',
    requires: ['asimd', 'asimddp', 'asimdhp', 'i8mm', 'bf16', 'sve'],
    vectorBytes: 16,
    prefix: 'sve_',
    base: 'neon_bf16',
    sources: [],
    bootstrap: [],
    doc: 'SVE with vectors of any length: Neoverse V1 (256 bits, Graviton3) and later. Vectors of 128 bits, which Neoverse V2 has, are taken only where choices.ts or somebody asks for them.',
  },
  {
    name: 'sve2',
    arches: ['arm64'],
    flags: ['-march=armv8.2-a+dotprod+fp16+i8mm+bf16+sve2'],
    section: 'kgl_sve2',
    requires: ['asimd', 'asimddp', 'asimdhp', 'i8mm', 'bf16', 'sve', 'sve2'],
    vectorBytes: 16,
    prefix: 'sve2_',
    base: 'sve',
    sources: [],
    bootstrap: [],
    doc: 'SVE2, whose products of halves are widened as they are added: Neoverse V2 and N2.',
  },
  {
    name: 'wasm',
    arches: ['wasm32'],
    flags: ['-msimd128'],
    section: 'kgl_wasm',
    requires: [],
    vectorBytes: 16,
    sources: ['activate.c', 'any.c', 'pack.c', 'tile.c'],
    bootstrap: [],
    doc: 'WebAssembly with 128-bit SIMD: every Node, for arena tensors too short for a native call and where no addon loads.',
  },
  {
    name: 'wasm_relaxed',
    arches: ['wasm32'],
    flags: ['-msimd128', '-mrelaxed-simd'],
    section: 'kgl_wasm_relaxed',
    requires: [],
    vectorBytes: 16,
    sources: ['activate.c', 'any.c', 'pack.c', 'tile.c'],
    bootstrap: [],
    doc: 'The same with relaxed SIMD, whose multiply-add is one instruction where the processor has it: Node 22 and later.',
  },
];
