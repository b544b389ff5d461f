// The error of a line.
import { AutoscalerError } from '../errors.ts';

/** Lines count from 1. */
export function traceError(name: string, line: number, expected: string, found: string): AutoscalerError {
  return new AutoscalerError(
    'KINGLET_AUTOSCALER_TRACE',
    `Trace '${name}', line ${line}: expected ${expected}; found ${found}.`,
  );
}
