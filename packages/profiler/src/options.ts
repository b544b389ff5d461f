// What a profiler can be told.
import type { CounterSource } from './counters/counterSource.ts';
import type { KernelUse, Roof } from './kernels/kernelUse.ts';

/** Around which samples are taken: the whole profile, or the spans of these names. */
export type SampledSpans = 'profile' | readonly string[];

export interface SamplingOptions {
  /** Samples of the call stack. @default true */
  readonly cpu?: boolean;
  /** Between two of them: 50 to 1 000 000. @default 1000, which costs about 4 % of a processor */
  readonly intervalMicroseconds?: number;
  /** Samples of what is allocated. @default false */
  readonly heap?: boolean;
  /** On average between two of them: 1024 to 2^30. @default 524288 */
  readonly intervalBytes?: number;
  /** Worker threads too, those that there are and those that start. @default false */
  readonly workers?: boolean;
  /** @default 'profile' */
  readonly around?: SampledSpans;
}

export interface ProfilerOptions {
  /** False: functions and work are passed through as they are, at no cost, and the report is empty. @default true */
  readonly enabled?: boolean;
  /** Counters at both ends of every span and of the profile, or sources of one's own. @default true */
  readonly counters?: boolean | readonly CounterSource[];
  /** Energy, throttling and frequency of the machine; for each span, too, which then takes about 0.1 ms more. @default 'profile' */
  readonly power?: 'off' | 'profile' | 'spans';
  /** Bytes that were moved from and to the main memory. @default true */
  readonly memoryBandwidth?: boolean;
  /** @default false */
  readonly sampling?: boolean | SamplingOptions;
  /** What counts calls of kernels: `countKernels` of `@kinglet/profiler/kernels`. @default nothing */
  readonly kernels?: KernelCounting;
  /** Spans that are kept one by one, the last ones: 0 to 10 000 000. All are added up. @default 10000 */
  readonly keptSpans?: number;
  /** Milliseconds; never goes back. @default performance.now */
  readonly now?: () => number;
}

/** Counts calls of kernels from when it is made. */
export interface KernelCounter {
  uses(): readonly KernelUse[];
  roof(): Roof;
  /** A second time does nothing. */
  stop(): void;
}

export type KernelCounting = () => KernelCounter;
