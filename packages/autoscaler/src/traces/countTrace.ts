// Counts at regular times as rates.
import type { Trace } from '../trace.ts';
import type { TraceRow } from './readRows.ts';
import { traceError } from './traceError.ts';

/** More intervals than this are no trace but a wrong timestamp. */
const maxIntervals = 10_000_000;

/** Of rows in ascending order that all have a count. Throws as `readTrace`. */
export function countTrace(name: string, rows: readonly TraceRow[], gaps: 'error' | 'idle'): Trace {
  const first = rows[0]!;
  const intervalMs = smallestStep(name, rows);
  const intervals = (rows.at(-1)!.atMs - first.atMs) / intervalMs + 1;
  if (intervals > maxIntervals)
    throw traceError(
      name,
      rows.at(-1)!.line,
      `at most ${maxIntervals} intervals of ${intervalMs} ms`,
      String(intervals),
    );
  const perSecond = new Float64Array(Math.round(intervals));
  let next = 0;
  for (const { line, atMs, count } of rows) {
    const index = (atMs - first.atMs) / intervalMs;
    if (!Number.isInteger(index))
      throw traceError(
        name,
        line,
        `a timestamp whole intervals of ${intervalMs} ms after the first`,
        `${index} intervals`,
      );
    if (index > next && gaps === 'error')
      throw traceError(
        name,
        line,
        'no gap',
        `${index - next} missing intervals before it; \`gaps: 'idle'\` takes them as no traffic`,
      );
    perSecond[index] = (count! / intervalMs) * 1000;
    next = index + 1;
  }
  if (!perSecond.some((rate) => rate > 0)) throw traceError(name, first.line, 'a count above 0', 'none');
  return {
    name,
    durationMs: perSecond.length * intervalMs,
    startMs: first.atMs,
    arrivals: { kind: 'rates', intervalMs, perSecond },
  };
}

function smallestStep(name: string, rows: readonly TraceRow[]): number {
  if (rows.length < 2) throw traceError(name, rows[0]!.line, 'at least two counts, to know the interval', 'one');
  let smallest = Number.POSITIVE_INFINITY;
  for (let i = 1; i < rows.length; i++) {
    const step = rows[i]!.atMs - rows[i - 1]!.atMs;
    if (step === 0) throw traceError(name, rows[i]!.line, 'one count for each time', 'a second one of the same time');
    smallest = Math.min(smallest, step);
  }
  return smallest;
}
