// A watch of the thresholds that were typed.
import type { HealthWatch, Threshold, WatchOptions } from '@kinglet/host';
import { usageError } from '../cliError.ts';
import type { HostPackage } from './hostPackage.ts';

/**
 * @param thresholds `{ load: '2', steal: '0.1:0.05' }`: bounds to be raised at, and to be cleared at
 * @throws {CliError} `KINGLET_CLI_USAGE` for those that there cannot be
 */
export function startWatch(
  { HostError, watchHealth }: HostPackage,
  thresholds: Readonly<Record<string, string>>,
  options: WatchOptions,
): HealthWatch {
  const typed = Object.entries(thresholds).map(([metric, text]) => [metric, thresholdOf(metric, text)] as const);
  try {
    return watchHealth({ ...options, thresholds: Object.fromEntries(typed) });
  } catch (error) {
    if (error instanceof HostError && error.code === 'KINGLET_HOST_OPTION') throw usageError(error.message, error);
    throw error;
  }
}

function thresholdOf(metric: string, text: string): Threshold {
  const [high, low] = /^(\d+(?:\.\d+)?)(?::(\d+(?:\.\d+)?))?$/.exec(text)?.slice(1) ?? [];
  if (high === undefined)
    throw usageError(`Expected --threshold ${metric}=high or ${metric}=high:low in numbers, got ${text}`);
  return { high: Number(high), ...(low === undefined ? {} : { low: Number(low) }) };
}
