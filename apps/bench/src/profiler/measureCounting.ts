// What counting kernels costs a call, measured in processes that take turns.
import { median } from '../statistics.ts';
import { inTurns, printedBy, type Turns } from './inTurns.ts';
import { type OffCost, offCost } from './measureOff.ts';

export interface CountingCosts {
  /** How many nanoseconds a counted call takes more. */
  readonly counted: number;
  /** How many times as long a call takes that could be counted and is not. */
  readonly off: OffCost;
}

/** Of `dot` of 256 elements: one of the shortest there are. */
export function measureCounting(turns: Turns): CountingCosts {
  const program = new URL('./countedCalls.ts', import.meta.url);
  const runs = inTurns(['never', 'counting', 'off'], turns, (kind) => printedBy(program, [kind, '4000000']) as number);
  return {
    counted: median(runs.counting) - median(runs.never),
    off: offCost(runs.off, runs.never),
  };
}
