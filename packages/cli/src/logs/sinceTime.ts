// From when on logs are shown.
import { usageError } from '../cliError.ts';

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/**
 * Milliseconds since the epoch of `10m`, `1h`, … ago (units s, m, h, d, w), or of a date in ISO 8601 (UTC unless it says another).
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` for another form, and for a time to come
 */
export function sinceTime(text: string, now: Date): number {
  const [, count, unit = ''] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
  const since = count === undefined ? dateOf(text) : now.getTime() - Number(count) * (unitMs[unit] ?? Number.NaN);
  if (Number.isNaN(since))
    throw usageError(`Expected --since to be a time like 10m, 2h, 1d or 2026-01-31T12:00:00Z, got '${text}'`);
  if (since > now.getTime())
    throw usageError(`Expected --since to be in the past, got '${text}': it is ${now.toISOString()}`);
  return Math.max(0, since);
}

const isoDate = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

function dateOf(text: string): number {
  const match = isoDate.exec(text);
  if (!match) return Number.NaN;
  const isLocal = text.includes('T') && match[1] === undefined;
  return Date.parse(isLocal ? `${text}Z` : text);
}
