// What a program of engine `native` is compiled for.
import type { Arch } from '../prebuilds.ts';

/** `size`: the fewest bytes. `speed`: fast code of moderate size. `aggressive`: the fastest, whatever its size. */
export type Optimize = 'aggressive' | 'size' | 'speed';

/** Cores of AWS's: Graviton2 is `neoverse-n1`, 3 is `neoverse-v1`, 4 is `neoverse-v2`; and x64 by its feature levels. */
export type Cpu = 'neoverse-n1' | 'neoverse-v1' | 'neoverse-v2' | 'x86-64-v2' | 'x86-64-v3';

/** What a caller may set. */
export interface NativeOptions {
  /** The file that exports `handler` or `rawHandler`. */
  readonly entry: string;
  readonly arch: Arch;
  /** @default speed */
  readonly optimize?: Optimize;
  /** What the code may use; on a lesser processor it does not run. @default neoverse-n1, x86-64-v2 */
  readonly cpu?: Cpu;
  /** The C compiler: a clang. @default clang-19 or the newest there is */
  readonly cc?: string;
  /** The most memory that the program may take, in MiB, 1 to 4095; none is taken before it is used. @default 512 */
  readonly maxMemoryMb?: number;
}

/** With every default filled in. */
export type ResolvedNativeOptions = Required<Omit<NativeOptions, 'cc'>>;

/** Those that have SVE: a program compiled for one of them may use it, and does not run on Graviton2. */
export const cpusWithSve: readonly Cpu[] = ['neoverse-v1', 'neoverse-v2'];

/** The processors that a program for an architecture can be compiled for; the first is the default. */
export const cpusOf: Record<Arch, readonly [Cpu, ...Cpu[]]> = {
  arm64: ['neoverse-n1', 'neoverse-v1', 'neoverse-v2'],
  x64: ['x86-64-v2', 'x86-64-v3'],
};
