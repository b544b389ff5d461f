// What counting kernels costs a call, measured in processes that take turns.
import { median, medianInterval } from '../statistics.ts';
import type { Turns } from './inTurns.ts';
import type { OffCost } from './measureOff.ts';
import { slicesInTurns } from './slicesInTurns.ts';

export interface CountingCosts {
  /** How many nanoseconds a counted call takes more. */
  readonly counted: number;
  /** How many times as long a call takes that could be counted and is not. */
  readonly off: OffCost;
}

const kinds = { never: { args: ['never'] }, counting: { args: ['counting'] }, off: { args: ['off'] } };
/** Of some milliseconds: the line is how many calls. */
const slices = { slices: 30, line: '50000' };
type Runs = Readonly<Record<keyof typeof kinds, readonly number[]>>;

/** Of `dot` of 256 elements: one of the shortest there are. Each round has processes of its own: an engine compiles each of them anew. */
export async function measureCounting({ rounds, onProgress }: Turns): Promise<CountingCosts> {
  const program = new URL('./countedCalls.ts', import.meta.url);
  const [counted, off]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const { never, counting, off: idle } = (await slicesInTurns(program, kinds, slices)) as Runs;
    counted.push(median(counting.map((ns, i) => ns - never[i]!)));
    off.push(median(idle.map((ns, i) => ns / never[i]!)));
    onProgress(round + 1, rounds);
  }
  return { counted: median(counted), off: { ratio: median(off), interval: medianInterval(off) } };
}
