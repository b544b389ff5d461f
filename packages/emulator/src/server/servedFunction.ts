// A function as the server knows it: what clients may call it, and its environments.
import { randomBytes } from 'node:crypto';
import type { EnvironmentPool } from './environmentPool.ts';

/** A function with its environments. */
export interface ServedFunction {
  readonly name: string;
  readonly version: string;
  /** Accepted as qualifiers beside `$LATEST` and the version. */
  readonly aliases: readonly string[];
  readonly region: string;
  readonly pool: EnvironmentPool;
  /** Takes a line for the function's log. */
  readonly log: (line: string) => void;
  /** Takes an error that no client is told of. */
  readonly report: (error: unknown) => void;
}

/** A trace header as the platform makes one for a request that has none. */
export function newTraceId(now: number = Date.now()): string {
  const seconds = Math.floor(now / 1000).toString(16);
  const hex = (bytes: number): string => randomBytes(bytes).toString('hex');
  return `Root=1-${seconds}-${hex(12)};Parent=${hex(8)};Sampled=0`;
}
