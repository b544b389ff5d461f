import { ProfilerError } from '../errors.ts';

/** For reading what was closed. */
export function closedError(): ProfilerError {
  return new ProfilerError('KINGLET_PROFILER_STATE', 'expected counters that are open, found some that were closed');
}
