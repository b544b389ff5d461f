// Counts at regular times as rates.
import type { Trace } from '../trace.ts';
import type { TraceRow } from './readRows.ts';
import { traceError } from './traceError.ts';

/** More intervals than this are no trace but a wrong timestamp. */
const maxIntervals = 10_000_000;

/** Of rows in ascending order that all have a count. Throws as `readTrace`. */
export function countTrace(rows: readonly [TraceRow, ...TraceRow[]], gaps: 'error' | 'idle'): Trace {
  const [first] = rows;
  const intervalMs = smallestStep(rows);
  const intervals = (rows.at(-1)!.atMs - first.atMs) / intervalMs + 1;
  if (intervals > maxIntervals)
    throw traceError(rows.at(-1)!, `at most ${maxIntervals} intervals of ${intervalMs} ms`, String(intervals));
  const perSecond = new Float64Array(Math.round(intervals));
  fillRates(perSecond, rows, intervalMs, gaps);
  if (!perSecond.some((rate) => rate > 0)) throw traceError(first, 'a count above 0', 'none');
  return {
    name: first.name,
    durationMs: perSecond.length * intervalMs,
    startMs: first.atMs,
    arrivals: { kind: 'rates', intervalMs, perSecond },
  };
}

function fillRates(
  perSecond: Float64Array,
  rows: readonly [TraceRow, ...TraceRow[]],
  intervalMs: number,
  gaps: 'error' | 'idle',
): void {
  let next = 0;
  for (const row of rows) {
    const index = (row.atMs - rows[0].atMs) / intervalMs;
    if (!Number.isInteger(index))
      throw traceError(row, `a timestamp whole intervals of ${intervalMs} ms after the first`, `${index} intervals`);
    if (index > next && gaps === 'error') {
      const found = `${index - next} missing intervals before it; the option \`gaps\` as 'idle' takes them as no traffic`;
      throw traceError(row, 'no gap', found);
    }
    perSecond[index] = (row.count! / intervalMs) * 1000;
    next = index + 1;
  }
}

function smallestStep(rows: readonly TraceRow[]): number {
  if (rows.length < 2) throw traceError(rows[0]!, 'at least two counts, to know the interval', 'one');
  let smallest = Number.POSITIVE_INFINITY;
  for (let i = 1; i < rows.length; i++) {
    const step = rows[i]!.atMs - rows[i - 1]!.atMs;
    if (step === 0) throw traceError(rows[i]!, 'one count for each time', 'a second one of the same time');
    smallest = Math.min(smallest, step);
  }
  return smallest;
}
