// What a definition needs of its engine.
import type { Model } from '@kinglet/inference';
import type { RangeCheck } from './rangeChecks.ts';

/** The edges of an engine. */
export interface Platform {
  /** Loads a plan by its name among the function's files, by a path or URL where there are files, or from its bytes. */
  readonly load: (source: string | URL | Uint8Array<ArrayBuffer>) => Model;
  /** Milliseconds since the engine or the process began; never goes back. */
  readonly now: () => number;
  /** Milliseconds since the Unix epoch. */
  readonly epoch: () => number;
  /** Writes one line to the standard output, as it is: no record of the log. */
  readonly writeLine: (line: string) => void;
  /** Logs why an event failed. */
  readonly report: (error: unknown) => void;
  /** Looks through arrays the fast way. */
  readonly areWithin: RangeCheck;
  /** Of the Lambda function; undefined elsewhere. */
  readonly functionName: string | undefined;
}
