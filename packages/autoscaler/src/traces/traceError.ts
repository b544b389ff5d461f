// The error of a line.
import { AutoscalerError } from '../errors.ts';

/** Where something is wrong. */
export interface Place {
  /** Of the trace. */
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

export function traceError({ name, line }: Place, expected: string, found: string, cause?: unknown): AutoscalerError {
  const message = `Trace '${name}', line ${line}: expected ${expected}; found ${found}.`;
  return new AutoscalerError('KINGLET_AUTOSCALER_TRACE', message, { cause });
}
