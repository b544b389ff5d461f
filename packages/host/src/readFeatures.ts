// Instruction sets that programs may use here: that the processor has and the system saves the registers of.
import { labelled, whole } from './fields.ts';
import { firstOf, type Reading, unknown } from './reading.ts';
import type { Sources, SystemFiles } from './sources.ts';

export type ArmFeature =
  | 'neon'
  | 'fp16'
  | 'dotprod'
  | 'bf16'
  | 'i8mm'
  | 'sve'
  | 'sve2'
  | 'sme'
  | 'aes'
  | 'sha256'
  | 'crc32'
  | 'atomics';
export type X64Feature =
  | 'avx2'
  | 'fma'
  | 'f16c'
  | 'avx512'
  | 'avx512Vnni'
  | 'avx512Bf16'
  | 'avx512Fp16'
  | 'avxVnni'
  | 'amxTile'
  | 'amxInt8'
  | 'amxBf16'
  | 'aesNi'
  | 'sha';
export type Feature = ArmFeature | X64Feature;

/** Of the processor's own architecture alone. */
export type Features = Readonly<Partial<Record<Feature, Reading<boolean>>>>;

export interface InstructionSets {
  readonly features: Features;
  /** Bytes of a vector of SVE. */
  readonly sveVectorLength: Reading<number>;
}

/** The word of auxv, the bit, and /proc/cpuinfo's name: arch/arm64/include/uapi/asm/hwcap.h. */
const armFeatures: Readonly<Record<ArmFeature, readonly [word: 'hwcap' | 'hwcap2', bit: number, name: string]>> = {
  neon: ['hwcap', 1, 'asimd'],
  fp16: ['hwcap', 10, 'asimdhp'],
  dotprod: ['hwcap', 20, 'asimddp'],
  bf16: ['hwcap2', 14, 'bf16'],
  i8mm: ['hwcap2', 13, 'i8mm'],
  sve: ['hwcap', 22, 'sve'],
  sve2: ['hwcap2', 1, 'sve2'],
  sme: ['hwcap2', 23, 'sme'],
  aes: ['hwcap', 3, 'aes'],
  sha256: ['hwcap', 6, 'sha2'],
  crc32: ['hwcap', 7, 'crc32'],
  atomics: ['hwcap', 8, 'atomics'],
};

type Register = 0 | 1 | 2 | 3;
const [eax, ebx, ecx, edx] = [0, 1, 2, 3] as const;
/** Parts of XCR0 that the system must save. */
const [ymm, zmm, tiles] = [0x6n, 0xe6n, 0x60000n];

/** CPUID's leaf, subleaf, register and bit; what XCR0 must hold; /proc/cpuinfo's name. Intel's and AMD's manuals, CPUID. */
const x64Features: Readonly<
  Record<
    X64Feature,
    readonly [leaf: number, subleaf: number, register: Register, bit: number, saved: bigint, name: string]
  >
> = {
  avx2: [7, 0, ebx, 5, ymm, 'avx2'],
  fma: [1, 0, ecx, 12, ymm, 'fma'],
  f16c: [1, 0, ecx, 29, ymm, 'f16c'],
  avx512: [7, 0, ebx, 16, zmm, 'avx512f'],
  avx512Vnni: [7, 0, ecx, 11, zmm, 'avx512_vnni'],
  avx512Bf16: [7, 1, eax, 5, zmm, 'avx512_bf16'],
  avx512Fp16: [7, 0, edx, 23, zmm, 'avx512_fp16'],
  avxVnni: [7, 1, eax, 4, ymm, 'avx_vnni'],
  amxTile: [7, 0, edx, 24, tiles, 'amx_tile'],
  amxInt8: [7, 0, edx, 25, tiles, 'amx_int8'],
  amxBf16: [7, 0, edx, 22, tiles, 'amx_bf16'],
  aesNi: [1, 0, ecx, 25, 0n, 'aes'],
  sha: [7, 0, ebx, 29, 0n, 'sha_ni'],
};

const cpuinfoPath = '/proc/cpuinfo';
const defaultLengthPath = '/proc/sys/abi/sve_default_vector_length';

export function readInstructionSets(sources: Sources): InstructionSets {
  if (sources.arch === 'arm64') return { features: readArm(sources), sveVectorLength: readVectorLength(sources) };
  const none = unknown(`expected arm64, found ${sources.arch}: SVE is Arm's`);
  return { features: sources.arch === 'x64' ? readX64(sources) : {}, sveVectorLength: none };
}

function readArm({ calls, files }: Sources): Features {
  const words = { hwcap: calls.hwcap(), hwcap2: calls.hwcap2() };
  const features = Object.entries(armFeatures).map(([feature, [word, bit, name]]) => [
    feature,
    firstOf<boolean>(
      [`AT_${word.toUpperCase()}`, () => (words[word] === undefined ? undefined : hasBit(words[word], bit))],
      [cpuinfoPath, () => namesOf(files, 'Features')?.includes(name)],
    ),
  ]);
  return Object.fromEntries(features);
}

function readX64({ calls, files }: Sources): Features {
  const saved = calls.xgetbv();
  const features = Object.entries(x64Features).map(([feature, [leaf, subleaf, register, bit, needed, name]]) => [
    feature,
    firstOf<boolean>(
      [
        'CPUID, XCR0',
        () => {
          if (saved === undefined || !calls.cpuid(0, 0)) return undefined;
          const words = calls.cpuid(leaf, subleaf);
          return words !== undefined && ((words[register] >>> bit) & 1) === 1 && (saved & needed) === needed;
        },
      ],
      [cpuinfoPath, () => namesOf(files, 'flags')?.includes(name)],
    ),
  ]);
  return Object.fromEntries(features);
}

function readVectorLength({ calls, files }: Sources): Reading<number> {
  return firstOf<number>(
    ['prctl(PR_SVE_GET_VL)', () => calls.sveVectorLength()],
    [defaultLengthPath, () => whole(files, defaultLengthPath)],
  );
}

function namesOf(files: SystemFiles, key: string): readonly string[] | undefined {
  return labelled(files.read(cpuinfoPath), key)?.split(/\s+/);
}

function hasBit(word: bigint, bit: number): boolean {
  return ((word >> BigInt(bit)) & 1n) === 1n;
}
