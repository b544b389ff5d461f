// What profiling costs that is off, measured in processes that take turns: an engine compiles each of them anew.
import { type Interval, median, pairedRatioInterval } from '../statistics.ts';
import { inTurns, printedBy, type Turns } from './inTurns.ts';

/** How many times as much CPU time something takes that could be profiled and is not, and the 95 % interval of that. */
export interface OffCost {
  readonly ratio: number;
  readonly interval: Interval;
}

// What the engine makes of a loop depends on where it inlines it: by more than what is looked for.
const asWritten = ['--no-turbo-inlining', '--no-maglev-inlining'];

/** Of events of 20 000 square roots. */
export function measureOff(turns: Turns): OffCost {
  const program = new URL('./offEvents.ts', import.meta.url);
  const runs = inTurns(['bare', 'off'], turns, (kind) => printedBy(program, [kind, '10000'], asWritten) as number);
  return offCost(runs.off, runs.bare);
}

/** Of pairs of runs. */
export function offCost(off: readonly number[], bare: readonly number[]): OffCost {
  return { ratio: median(off) / median(bare), interval: pairedRatioInterval(off, bare) };
}
