// Where a description is read: files, calls, environment. Tests give those of other machines.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  auxiliaryTypes,
  type CpuidRegisters,
  cpuid,
  getauxval,
  identificationRegisters,
  SyscallError,
  schedGetaffinity,
  sveVectorLength,
  xgetbv,
} from '@kinglet/syscalls';

/** Files of /proc and /sys. What is missing, or may not be read, is undefined. */
export interface SystemFiles {
  read(path: string): string | undefined;
  /** The same of a file that is no text. */
  bytes(path: string): Uint8Array | undefined;
  /** Names in a folder, sorted; none where it is missing. */
  list(path: string): readonly string[];
}

/** What the processor and the kernel say when they are asked; undefined where they do not. */
export interface SystemCalls {
  cpuid(leaf: number, subleaf: number): CpuidRegisters | undefined;
  xgetbv(): bigint | undefined;
  midr(): bigint | undefined;
  hwcap(): bigint | undefined;
  hwcap2(): bigint | undefined;
  pageBytes(): number | undefined;
  sveVectorLength(): number | undefined;
  affinity(): readonly number[] | undefined;
}

export interface Sources {
  readonly files: SystemFiles;
  readonly calls: SystemCalls;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Node's names. */
  readonly platform: string;
  readonly arch: string;
}

/** Most files of /proc and /sys are short; more of one is not read. */
const mostCharacters = 2 ** 20;

/** Files below a folder: `/`, or one that holds another machine's tree. */
export function systemFiles(root = '/'): SystemFiles {
  const below = (path: string): string => (root === '/' ? path : join(root, path));
  return {
    read: (path) => orNothing(() => readFileSync(below(path), 'utf8').slice(0, mostCharacters)),
    bytes: (path) => orNothing(() => readFileSync(below(path))),
    list: (path) => orNothing(() => readdirSync(below(path)).sort()) ?? [],
  };
}

/** Those of this process; each undefined on processors and systems that have not got it. */
export const systemCalls: SystemCalls = {
  cpuid: (leaf, subleaf) => orUnsupported(cpuid, leaf, subleaf),
  xgetbv: () => orUnsupported(xgetbv),
  midr: () => orUnsupported(identificationRegisters)?.midr,
  hwcap: () => armWord(auxiliaryTypes.hwcap),
  hwcap2: () => armWord(auxiliaryTypes.hwcap2),
  pageBytes: () => numberOf(orUnsupported(getauxval, auxiliaryTypes.pageSize)),
  sveVectorLength: () => orUnsupported(sveVectorLength),
  affinity: () => orUnsupported(schedGetaffinity),
};

/** None at all: all that a recorded tree says. */
export const noCalls: SystemCalls = {
  cpuid: () => undefined,
  xgetbv: () => undefined,
  midr: () => undefined,
  hwcap: () => undefined,
  hwcap2: () => undefined,
  pageBytes: () => undefined,
  sveVectorLength: () => undefined,
  affinity: () => undefined,
};

/** This machine's. */
export function ownSources(): Sources {
  const { env, platform, arch } = process;
  return { files: systemFiles(), calls: systemCalls, env, platform, arch };
}

function orNothing<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/**
 * Missing, forbidden, a folder, or a file that only gives EIO or EINVAL when it is read: the kernel says nothing. Or Node
 * itself forbids it (`--permission`), without errno.
 */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && ('errno' in error || ('code' in error && error.code === 'ERR_ACCESS_DENIED'));
}

function armWord(type: number): bigint | undefined {
  return process.arch === 'arm64' ? orUnsupported(getauxval, type) : undefined;
}

function numberOf(word: bigint | undefined): number | undefined {
  return word === undefined ? undefined : Number(word);
}

function orUnsupported<Value, Arguments extends readonly unknown[]>(
  call: (...given: Arguments) => Value,
  ...given: Arguments
): Value | undefined {
  try {
    return call(...given);
  } catch (error) {
    if (error instanceof SyscallError) return undefined;
    throw error;
  }
}
