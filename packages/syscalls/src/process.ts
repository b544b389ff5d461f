// sched_setaffinity, prctl, getauxval, getrusage: calls on this process and its threads.
import { bitsOf, oneOf, wholeNumber } from './arguments.ts';
import { argumentError, SyscallError } from './errors.ts';
import { native, succeeded } from './native.ts';

/** Processors that a mask can name. */
const mostProcessors = 8192;

/** The processors that a thread may run on; 0 is the calling one. Throws SyscallError KINGLET_SYSCALLS_FAILED: ESRCH. */
export function schedGetaffinity(thread = 0): number[] {
  const mask = new BigUint64Array(mostProcessors / 64);
  const bytes = succeeded('sched_getaffinity', native().getAffinity(checkedThread(thread), mask));
  return bitsOf(mask.subarray(0, Math.ceil(bytes / 8)));
}

/**
 * Says which processors a thread may run on; 0 is the calling one, whose new threads do as it does. Throws SyscallError
 * KINGLET_SYSCALLS_FAILED: EINVAL if none of them is there or allowed, ESRCH, EPERM.
 */
export function schedSetaffinity(processors: readonly number[], thread = 0): void {
  if (processors.length === 0) throw argumentError('expected one processor or more, found none');
  const mask = new BigUint64Array(mostProcessors / 64);
  for (const processor of processors) {
    wholeNumber('processor', processor, 0, mostProcessors - 1);
    mask[processor >> 6]! |= 1n << BigInt(processor & 63);
  }
  succeeded('sched_setaffinity', native().setAffinity(checkedThread(thread), mask));
}

/** The calling thread's number, as affinity and perf_event_open take it. */
export function gettid(): number {
  return native().threadId();
}

const options = { setTransparentHugePagesDisabled: 41, transparentHugePagesDisabled: 42, setSve: 50, sve: 51 };
const sveLengthMask = 0xffff;

/** Bytes of a vector of SVE; undefined where the processor or the kernel has none. PR_SVE_GET_VL. */
export function sveVectorLength(): number | undefined {
  const result = native().control(options.sve, 0);
  return result < 0 ? undefined : result & sveLengthMask;
}

/**
 * Sets the calling thread's vector length in bytes, the greatest that there is up to the one asked for; what it is then.
 * Throws SyscallError KINGLET_SYSCALLS_FAILED: EINVAL without SVE. PR_SVE_SET_VL.
 */
export function setSveVectorLength(bytes: number): number {
  wholeNumber('bytes', bytes, 16, 256);
  return succeeded('prctl(PR_SVE_SET_VL)', native().control(options.setSve, bytes)) & sveLengthMask;
}

/** Whether the process has turned transparent huge pages off for itself. */
export function areHugePagesDisabled(): boolean {
  return succeeded('prctl(PR_GET_THP_DISABLE)', native().control(options.transparentHugePagesDisabled, 0)) !== 0;
}

/** Turns transparent huge pages off for this process, or on again. */
export function disableHugePages(isDisabled: boolean): void {
  succeeded('prctl(PR_SET_THP_DISABLE)', native().control(options.setTransparentHugePagesDisabled, Number(isDisabled)));
}

/** Types of entries that the kernel gives each program: `linux/auxvec.h`. */
export const auxiliaryTypes = { pageSize: 6, clockTicks: 17, hwcap: 16, hwcap2: 26, hwcap3: 29 } as const;

/** An entry of the auxiliary vector; undefined for one that the kernel did not give. Numbers alone: addresses are no use. */
export function getauxval(type: number): bigint | undefined {
  const known = Object.values<number>(auxiliaryTypes);
  if (!known.includes(type)) throw argumentError(`expected one of auxiliaryTypes, found ${type}`);
  const value = native().auxiliary(type);
  return typeof value === 'bigint' ? value : undefined;
}

export interface ResourceUsage {
  readonly userSeconds: number;
  readonly systemSeconds: number;
  /** The most memory that was resident, in KiB; of children that of the largest. */
  readonly maxResidentKib: number;
  readonly minorFaults: number;
  readonly majorFaults: number;
  readonly blocksRead: number;
  readonly blocksWritten: number;
  readonly voluntarySwitches: number;
  readonly involuntarySwitches: number;
}

const who = { process: 0, children: -1, thread: 1 } as const;

export function getrusage(of: 'children' | 'process' | 'thread' = 'process'): ResourceUsage {
  const out = new Float64Array(9);
  getrusageInto(of, out);
  const [userSeconds, systemSeconds, maxResidentKib, minorFaults, majorFaults] = out as unknown as FiveNumbers;
  const [blocksRead, blocksWritten, voluntarySwitches, involuntarySwitches] = out.subarray(5) as unknown as FiveNumbers;
  return {
    ...{ userSeconds, systemSeconds, maxResidentKib, minorFaults, majorFaults },
    ...{ blocksRead, blocksWritten, voluntarySwitches, involuntarySwitches },
  };
}

/** The same without allocating: nine numbers, in the order of ResourceUsage, from `into[0]` on. */
export function getrusageInto(of: 'children' | 'process' | 'thread', into: Float64Array): void {
  if (into.length < 9) throw argumentError(`expected room for 9 numbers, found an array of ${into.length}`);
  // Profilers call it at both ends of a span: nothing is made for a check that passes.
  const number = who[of] ?? who[oneOf('of', of, ['children', 'process', 'thread'])];
  succeeded('getrusage', native().usage(number, into));
}

type FiveNumbers = readonly [number, number, number, number, number];

/** Results of CPUID. */
export type CpuidRegisters = readonly [eax: number, ebx: number, ecx: number, edx: number];

/** x64 alone; undefined for a leaf that the processor has not. Throws SyscallError KINGLET_SYSCALLS_UNSUPPORTED elsewhere. */
export function cpuid(leaf: number, subleaf = 0): CpuidRegisters | undefined {
  const call = native().cpuid;
  if (!call) throw wrongProcessor('cpuid', 'x64');
  const out = new Uint32Array(4);
  const limits = [0, 2 ** 32 - 1] as const;
  const result = call(wholeNumber('leaf', leaf, ...limits), wholeNumber('subleaf', subleaf, ...limits), out);
  return result < 0 ? undefined : ([...out] as unknown as CpuidRegisters);
}

/** x64 alone: XCR0, the registers that the system saves; 0n where it does not say. Throws as cpuid does. */
export function xgetbv(): bigint {
  const call = native().xgetbv;
  if (!call) throw wrongProcessor('xgetbv', 'x64');
  return call();
}

export interface IdentificationRegisters {
  /** MIDR_EL1: implementer, variant, part and revision. */
  readonly midr: bigint;
  /** CTR_EL0: lengths of cache lines. */
  readonly ctr: bigint;
}

/** arm64 alone; undefined where the kernel does not let programs read them. Throws as cpuid does. */
export function identificationRegisters(): IdentificationRegisters | undefined {
  const call = native().identification;
  if (!call) throw wrongProcessor('identificationRegisters', 'arm64');
  const out = new BigUint64Array(2);
  return call(out) < 0 ? undefined : { midr: out[0]!, ctr: out[1]! };
}

function checkedThread(thread: number): number {
  return wholeNumber('thread', thread, 0, 2 ** 31 - 1);
}

function wrongProcessor(name: string, arch: string): SyscallError {
  const message = `expected ${name} on ${arch}, found ${process.arch}`;
  return new SyscallError('KINGLET_SYSCALLS_UNSUPPORTED', message);
}
