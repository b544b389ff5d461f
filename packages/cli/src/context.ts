// The world that verbs act on; tests give another.
import type { spawn } from 'node:child_process';

/** Why work ends that nobody reads: no error, but what was borrowed has to be put back. */
export const readerLeft: unique symbol = Symbol('readerLeft');

export interface Context {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly hostArch: string;
  readonly now: () => Date;
  readonly fetch: typeof fetch;
  readonly spawn: typeof spawn;
  /** Waits; tests do not. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Aborted by Ctrl-C; with the reason {@link readerLeft} when nobody reads stdout any more. */
  readonly signal: AbortSignal;
  /** Does work that computes without a pause, in which nobody would hear `signal`: meanwhile Ctrl-C ends the process itself. */
  readonly endingAtOnce: <T>(work: () => Promise<T>) => Promise<T>;
  /** Whether a person can answer questions. */
  readonly isInteractive: boolean;
  /** Asks a person; only when `isInteractive`. */
  readonly ask: (question: string) => Promise<string>;
  /** All of stdin, until its end. */
  readonly readStdin: () => Promise<Uint8Array>;
  readonly console: Console;
}

/** Data goes to stdout, progress to stderr. */
export interface Console {
  /** Whether `--json` was given: what `print` gets is then a line of JSON each. */
  readonly isJson: boolean;
  /** A line of data. */
  readonly print: (line: string) => void;
  /** Data as it is, without a line break; resolves when it may be followed by more. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** A line of progress. */
  readonly note: (line: string) => void;
  /** Marks text, where colours can be seen. */
  readonly paint: (style: Style, text: string) => string;
}

export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow';
