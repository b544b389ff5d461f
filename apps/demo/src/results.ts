// The shape of results.json: what a reader, a chart and a later run may rely on.
import type { Machine, Quantiles } from '@kinglet/bench-app';

/**
 * One handler on one engine. `coldStartMs` is null where emulated, `warmUs` and `response` for the floor. `maxRssKb` is
 * the highest VmHWM seen while the process waited for an event, in KiB; for an emulated row that is the emulator's.
 */
export interface ResultRow {
  readonly handler: string;
  readonly engine: string;
  readonly arch: string;
  readonly emulated: boolean;
  readonly bootstrapBytes: number;
  readonly zipBytes: number | null;
  readonly coldStartMs: Quantiles | null;
  readonly warmUs: Quantiles | null;
  readonly maxRssKb: number | null;
  readonly response: unknown;
  readonly ok: boolean;
}

/** Microseconds for one dot product of 10 000 f32: a TypeScript loop, the scalar C kernel (null where it is not shipped), SIMD. */
export interface SimdRow {
  readonly engine: string;
  readonly arch: string;
  readonly emulated: boolean;
  readonly isa: string;
  readonly loopUs: number;
  readonly scalarUs: number | null;
  readonly simdUs: number;
}

/** From the start of a process to the first bytes of its first answer, in milliseconds, and VmHWM then, in KiB. */
export interface FirstAnswerRow {
  readonly program: string;
  readonly firstMs: Quantiles;
  readonly maxRssKb: number;
}

/** One line of the table that must be reached; `met` is null when this run did not measure it. */
export interface Bar {
  readonly what: string;
  readonly bar: string;
  readonly measured: string;
  readonly met: boolean | null;
}

export interface Results {
  readonly machine: Machine;
  readonly date: string;
  readonly rows: readonly ResultRow[];
  readonly simd: readonly SimdRow[];
  readonly firstAnswers: readonly FirstAnswerRow[];
  readonly bars: readonly Bar[];
  /** What was asked for and left out, with the reason. */
  readonly skipped: readonly string[];
  /** What went wrong; empty when every answer was right. */
  readonly problems: readonly string[];
}
