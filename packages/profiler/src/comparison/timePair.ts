// Times of two functions that take turns, so that whatever disturbs one disturbs the other.
import { optionError } from '../errors.ts';
import { bootstrapInterval, type Interval, median, medianInterval } from './statistics.ts';

export interface TimingOptions {
  /** Rounds of four samples, a b b a or b a a b by chance: what drifts with time cancels. 3 to 10 000. @default 25 */
  readonly rounds: number;
  /** Of a sample at least: short calls are repeated. Up to 60 000. @default 1 */
  readonly sampleMilliseconds: number;
  /** Each runs for so long before it is timed. Up to 60 000. @default 20 */
  readonly warmUpMilliseconds: number;
  /** No round begins after so long, if there were three. @default 10 000 */
  readonly mostMilliseconds: number;
  /** Milliseconds; never goes back. @default performance.now */
  readonly now: () => number;
}

/** Milliseconds of a pass over all inputs. */
export interface Timing {
  /** The median of the samples. */
  readonly milliseconds: number;
  /** Of the median, 95 %, by order statistics (Binomial(n, 1/2)). */
  readonly interval: Interval;
  readonly samples: number;
  /** Passes of a sample. */
  readonly repeats: number;
}

export interface PairTiming {
  readonly a: Timing;
  readonly b: Timing;
  /** How many times as fast b is: the median over the rounds of a's time / b's; above 1 b is faster. */
  readonly speedup: number;
  /** 95 %, by the percentile bootstrap over the rounds. */
  readonly speedupInterval: Interval;
}

/** One pass over all inputs; asynchronous ones give a promise. */
export type Pass = () => void | Promise<void>;

interface Lane {
  readonly pass: Pass;
  readonly repeats: number;
  readonly samples: number[];
}

export async function timePair(a: Pass, b: Pass, random: () => number, options: TimingOptions): Promise<PairTiming> {
  const lanes = [await warmedUp(a, options), await warmedUp(b, options)] as const;
  const ratios: number[] = [];
  const begin = options.now();
  for (let round = 0; round < options.rounds; round++) {
    if (round >= leastRounds && options.now() - begin > options.mostMilliseconds) break;
    ratios.push(await roundOf(lanes, random() < 0.5, options.now));
  }
  return {
    a: timingOf(lanes[0]),
    b: timingOf(lanes[1]),
    speedup: median(ratios),
    speedupInterval: bootstrapInterval(ratios, random),
  };
}

const leastRounds = 3;

/** Gives a's time / b's. */
async function roundOf([a, b]: readonly [Lane, Lane], isTurned: boolean, now: () => number): Promise<number> {
  const [first, second] = isTurned ? [b, a] : [a, b];
  for (const lane of [first, second, second, first]) lane.samples.push(await sample(lane.pass, lane.repeats, now));
  const lastTwo = ({ samples }: Lane): number => samples.at(-1)! + samples.at(-2)!;
  return lastTwo(a) / lastTwo(b);
}

/** Runs it for a while, and finds how often a sample has to. */
async function warmedUp(pass: Pass, { now, sampleMilliseconds, warmUpMilliseconds }: TimingOptions): Promise<Lane> {
  const begin = now();
  for (let repeats = 1; ; ) {
    const lasted = (await sample(pass, repeats, now)) * repeats;
    if (lasted < sampleMilliseconds) {
      if (repeats > mostRepeats) throw optionError('now', 'a clock that advances', `${lasted} ms of ${repeats} passes`);
      repeats *= 2;
    } else if (now() - begin >= warmUpMilliseconds) return { pass, repeats, samples: [] };
  }
}

/** More than any clock needs: a pass takes some nanoseconds at least. */
const mostRepeats = 2 ** 30;

/** Milliseconds of a pass. What is not asynchronous is not awaited. */
async function sample(pass: Pass, repeats: number, now: () => number): Promise<number> {
  const begin = now();
  for (let i = 0; i < repeats; i++) {
    const running = pass();
    if (running) await running;
  }
  return (now() - begin) / repeats;
}

function timingOf({ repeats, samples }: Lane): Timing {
  return { milliseconds: median(samples), interval: medianInterval(samples), samples: samples.length, repeats };
}
