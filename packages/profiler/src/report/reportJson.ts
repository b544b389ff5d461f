// A report as JSON, and back.
import { ProfilerError } from '../errors.ts';
import { checkReport } from './checkReport.ts';
import type { ProfileReport } from './profileReport.ts';

/** The report on one line: what `readReport` reads. */
export function reportJson(report: ProfileReport): string {
  return JSON.stringify(report);
}

/**
 * The report of a text that `reportJson` wrote; fields that it does not know are kept.
 *
 * @throws ProfilerError KINGLET_PROFILER_FORMAT if it is no JSON, of another version, or anything in it is not as it should be; the
 * message has the path
 */
export function readReport(text: string): ProfileReport {
  return checkReport(parse(text));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ProfilerError('KINGLET_PROFILER_FORMAT', `A profile: expected JSON, found what is none: ${reason}`, {
      cause,
    });
  }
}
