// The addon, loaded when it is first needed, and what its results mean.
import { dirname, join } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import { SyscallError } from './errors.ts';

/** Memory that mmap gave: an object of the addon. */
export type MappingHandle = object & { readonly isMappingHandle: never };

/** A handle, or whatever has bytes. */
export type Target = ArrayBuffer | ArrayBufferView | MappingHandle;

/** What the addon exports; a negative number is minus errno. */
export interface Native {
  map(bytes: number, protection: number, flags: number, file: number, offset: number): MappingHandle | number;
  bufferOf(handle: MappingHandle): ArrayBuffer | undefined;
  detach(buffer: ArrayBuffer): boolean;
  unmap(handle: MappingHandle): number;
  protect(handle: MappingHandle, protection: number): number;
  copyOut(handle: MappingHandle, offset: number, target: Uint8Array): number;
  advise(target: Target, advice: number): number;
  lock(target: Target): number;
  unlock(target: Target): number;
  addressOf(target: Target): bigint;
  pagesOf(target: Target): number;
  bind(target: Target, mode: number, mask: bigint, flags: number): number;
  setPolicy(mode: number, mask: bigint): number;
  getPolicy(target: Target | undefined, out: BigUint64Array): number;
  movePages(target: Target, node: number, status: Int32Array): number;
  getAffinity(thread: number, mask: BigUint64Array): number;
  setAffinity(thread: number, mask: BigUint64Array): number;
  control(option: number, argument: number): number;
  auxiliary(type: number): bigint | number;
  usage(who: number, out: Float64Array): number;
  threadId(): number;
  openCounter(event: BigUint64Array, process: number, processor: number, group: number): number;
  controlCounters(file: number, request: number): number;
  readCounters(file: number, out: BigUint64Array): number;
  readGroups(files: Int32Array, out: Float64Array, at: number): number;
  counterId(file: number): bigint | number;
  closeCounter(file: number): number;
  /** x64 alone. */
  cpuid?(leaf: number, subleaf: number, out: Uint32Array): number;
  /** x64 alone. */
  xgetbv?(): bigint;
  /** arm64 alone. */
  identification?(out: BigUint64Array): number;
}

const packageDir = dirname(import.meta.dirname);

let loaded: Native | SyscallError | undefined;

/** Throws SyscallError KINGLET_SYSCALLS_UNSUPPORTED. */
export function native(): Native {
  loaded ??= load();
  if (loaded instanceof SyscallError) throw loaded;
  return loaded;
}

/** Throws SyscallError KINGLET_SYSCALLS_FAILED, with errno's name, for a negative result. */
export function succeeded(syscall: string, result: number): number {
  if (result >= 0) return result;
  const [errno, description] = getSystemErrorMap().get(result) ?? [`errno ${-result}`, 'the kernel refused'];
  throw new SyscallError('KINGLET_SYSCALLS_FAILED', `${syscall}: ${errno}, ${description}`, { errno, syscall });
}

function load(): Native | SyscallError {
  const { platform, arch } = process;
  const isKnown = platform === 'linux' && (arch === 'arm64' || arch === 'x64');
  if (!isKnown) return unsupported(`expected Linux on arm64 or x64, found ${platform} on ${arch}`);
  const file = join(packageDir, `prebuilds/linux-${arch}/@kinglet+syscalls.node`);
  const addon: { exports: Partial<Native> } = { exports: {} };
  try {
    // What require() does in the end; its search, and node-gyp-build's, take longer than all the calls of a description.
    process.dlopen(addon, file);
    return addon.exports as Native;
  } catch (cause) {
    return unsupported(`expected the addon of @kinglet/syscalls to load, found: ${(cause as Error).message}`, cause);
  }
}

function unsupported(message: string, cause?: unknown): SyscallError {
  return new SyscallError('KINGLET_SYSCALLS_UNSUPPORTED', message, { cause });
}
