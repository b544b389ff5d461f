// Turns measured values into ratios and verdicts: `met` is computed here and nowhere else.
import { BenchError } from './errors.ts';
import type { Comparison, JudgedComparison } from './suite.ts';

/** Computes ratio, bar and verdict. Throws BenchError KINGLET_BENCH_BAD_RECORD when the comparison contradicts itself. */
export function judge(comparison: Comparison): JudgedComparison {
  const { better, values, bar } = comparison;
  const own = values.kinglet;
  if (own === undefined || Object.values(values).some((value) => !Number.isFinite(value)))
    throw wrong(comparison, 'finite values, one of them "kinglet"');
  const ratio = ratioOf(comparison, own);
  if (bar && 'ratio' in bar && ratio === null) throw wrong(comparison, 'a peer, since its bar is a ratio');
  if (bar && 'limit' in bar && ratio !== null) throw wrong(comparison, '"against: null", since its bar is a limit');
  return {
    case: comparison.case,
    metric: comparison.metric,
    unit: comparison.unit,
    better,
    values,
    ratio,
    bar: bar === undefined ? null : 'ratio' in bar ? bar.ratio : bar.limit,
    met:
      bar === undefined
        ? null
        : 'ratio' in bar
          ? ratio! >= bar.ratio
          : better === 'lower'
            ? own <= bar.limit
            : own >= bar.limit,
  };
}

function ratioOf(comparison: Comparison, own: number): number | null {
  const { against, better, values } = comparison;
  if (against === null) return null;
  const peers = Object.entries(values).filter(([name]) =>
    against === undefined ? name !== 'kinglet' : name === against,
  );
  if (peers.length === 0) {
    if (against === undefined) return null;
    throw wrong(comparison, `a value for the peer "${against}"`);
  }
  const numbers = peers.map(([, value]) => value);
  return better === 'lower' ? Math.min(...numbers) / own : own / Math.max(...numbers);
}

function wrong(comparison: Comparison, expected: string): BenchError {
  const name = `${comparison.case}, ${comparison.metric}`;
  return new BenchError(
    'KINGLET_BENCH_BAD_RECORD',
    `Expected "${name}" to have ${expected}; got ${JSON.stringify(comparison.values)}.`,
  );
}
