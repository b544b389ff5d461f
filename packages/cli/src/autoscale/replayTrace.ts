// The traffic that is replayed: of a file, or made.

import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { ReadTraceOptions, Trace, TraceShape } from '@kinglet/autoscaler';
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { isFile } from '../readJson.ts';
import type { AutoscalerPackage } from './autoscalerPackage.ts';

export const traceShapes: readonly TraceShape[] = ['bursty', 'diurnal', 'flash-crowd', 'ramp'];

export interface MadeTrace {
  readonly hours: number;
  readonly perSecond: number;
  readonly seed: number;
}

/**
 * @throws {CliError} `KINGLET_CLI_USAGE` for what is neither a file nor a shape
 * @throws AutoscalerError `KINGLET_AUTOSCALER_TRACE` for a file that is no trace
 */
export function replayTrace(
  { generateTrace, readTrace }: AutoscalerPackage,
  { cwd }: Context,
  given: string,
  { hours, perSecond, seed }: MadeTrace,
  options: Pick<ReadTraceOptions, 'format' | 'gaps'>,
): Trace {
  const file = resolve(cwd, given);
  if (isFile(file)) return readTrace(readFileSync(file, 'utf8'), { name: basename(file), ...options });
  const shape = traceShapes.find((name) => name === given);
  if (shape === undefined)
    throw usageError(`Expected a file or one of ${traceShapes.join(', ')} as the trace, found no file ${given}`);
  return generateTrace(shape, { durationMs: hours * 3_600_000, meanPerSecond: perSecond, seed });
}
