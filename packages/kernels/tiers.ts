// The one list of instruction-set tiers: binding.gyp, the bootstrap build, the tests and a WebAssembly build read it.
export type Arch = 'x64' | 'arm64';

/** A processor feature that src/c/cpu.c detects, as the bit KGL_CPU_<NAME>. New names go at the end. */
export const features = ['avx2', 'fma', 'avx512f', 'avx512dq', 'avx512bw', 'avx512vl', 'asimd'] as const;
export type Feature = (typeof features)[number];

export interface Tier {
  /** The <isa> in kernel names, in KINGLET_ISA and in `-DKGL_ISA`; its vocabulary is src/c/vec_<name>.h. */
  readonly name: string;
  readonly arches: readonly Arch[];
  /** Added to `commonFlags` for this tier's objects only: spelled so that clang and gcc both take them. */
  readonly flags: readonly string[];
  /** ELF section of its kernels, so that a verifier can count vector instructions in kernels alone. */
  readonly section: string;
  /** All of these must be there, in the processor and switched on by the system. */
  readonly requires: readonly Feature[];
  readonly vectorBytes: number;
  /** The tier that lends its kernels for operations which this one does not list. */
  readonly base?: string;
  /** C files beside the families, for kernels written for this instruction set alone. */
  readonly sources: readonly string[];
  /** Architectures whose static bootstrap carries this tier. */
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
    sources: [],
    bootstrap: ['x64'],
    doc: 'Plain C, one element at a time: reference and baseline.',
  },
  {
    name: 'avx2',
    arches: ['x64'],
    flags: ['-mavx2', '-mfma'],
    section: 'kgl_avx2',
    requires: ['avx2', 'fma'],
    vectorBytes: 32,
    sources: [],
    bootstrap: ['x64'],
    doc: 'AVX2 with FMA: x86-64 since 2013.',
  },
  {
    name: 'avx512',
    arches: ['x64'],
    flags: ['-mavx2', '-mfma', '-mavx512f', '-mavx512dq', '-mavx512bw', '-mavx512vl'],
    section: 'kgl_avx512',
    requires: ['avx2', 'fma', 'avx512f', 'avx512dq', 'avx512bw', 'avx512vl'],
    vectorBytes: 64,
    sources: [],
    bootstrap: ['x64'],
    doc: 'AVX-512 F, DQ, BW and VL: servers since Skylake-SP and Zen 4.',
  },
  {
    name: 'neon',
    arches: ['arm64'],
    flags: ['-march=armv8-a'],
    section: 'kgl_neon',
    requires: ['asimd'],
    vectorBytes: 16,
    sources: [],
    bootstrap: ['arm64'],
    doc: 'Advanced SIMD of every AArch64 processor, Graviton2 (what Lambda runs) included.',
  },
];
