// What a measurement found, as `kinglet bench --out` writes it and `kinglet cost --bench` reads it.
import type { Arch } from '../cost/prices.ts';

export interface BenchResult {
  readonly kind: 'kinglet-bench';
  readonly version: 1;
  /** What was measured, in the words of whoever measured it. */
  readonly label: string;
  readonly functionName: string;
  /** ISO 8601. */
  readonly date: string;
  readonly where: 'here' | 'aws';
  /** Of `aws`. */
  readonly region?: string;
  /** The machine, of `here`. */
  readonly machine?: string;
  readonly eventBytes: number;
  readonly runs: readonly BenchRun[];
}

/** One architecture; times in milliseconds, one a sample. */
export interface BenchRun {
  readonly arch: Arch;
  /** Run by an emulator of the processor: its times say nothing about the processor. */
  readonly isEmulated: boolean;
  /** `quickjs`, `native`, `node`; on AWS the name of the runtime. */
  readonly runtime: string;
  readonly memoryMb: number;
  readonly zipBytes?: number;
  readonly cold: ColdSamples;
  readonly warm: WarmSamples;
  /** The most that any event used. */
  readonly maxMemoryMb: number;
  /** Lambda's REPORT lines, cold ones first. */
  readonly reports: readonly string[];
}

export interface ColdSamples {
  /** From the start of the process until it asks for its first event; on AWS the REPORT's Init Duration. */
  readonly initMs: readonly number[];
  /** Initialization and the whole first answer. */
  readonly firstAnswerMs: readonly number[];
}

export interface WarmSamples {
  /** The REPORT's Duration. */
  readonly durationMs: readonly number[];
  readonly billedMs: readonly number[];
}
