// What the profiler of handlers needs of its process.
import type { StartMarks } from '@kinglet/runtime/telemetry';

/** The edges of an engine. Times are milliseconds. */
export interface LambdaPlatform {
  /** By the clock of `startMarks`; never goes back. */
  readonly now: () => number;
  /** When that clock was 0, since the Unix epoch; differs when either clock was set, or stopped, meanwhile. */
  readonly timeOrigin: () => number;
  readonly startMarks: () => StartMarks;
  /** Of the process. */
  readonly cpuTime: () => number;
  /** Of the process, in bytes. */
  readonly peakMemory: () => number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Fills the bytes at random. */
  readonly fillRandom: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** Writes one line to the standard output, as it is. */
  readonly writeLine: (line: string) => void;
  /** Writes a record of the log. */
  readonly log: (message: object | string) => void;
  /** Logs why figures of an invocation are lost. */
  readonly report: (message: string) => void;
  /** False when it could not be sent. */
  readonly sendDatagram: (address: string, text: string) => boolean;
}
