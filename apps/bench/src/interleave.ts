// Timing of alternatives in one process: A and B take turns, so that whatever disturbs one disturbs the other too.
import { BenchError } from './errors.ts';
import { type Interval, median, medianInterval, randomFrom } from './statistics.ts';

/** One of the alternatives; `run` does the work once and returns what it made, so that no compiler may drop it. */
export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
}

export interface InterleaveOptions {
  /** Samples per contender. @default 30 */
  readonly rounds?: number;
  /** How long one sample lasts at least, in milliseconds; fast work is repeated to fill it. @default 5 */
  readonly sampleMs?: number;
  /** How long each contender runs before it is measured, in milliseconds. @default 100 */
  readonly warmupMs?: number;
  readonly onProgress?: (done: number, total: number) => void;
  /** A clock in milliseconds. @default performance.now */
  readonly now?: () => number;
}

/** Nanoseconds per run: the median, its 95 % interval and every sample. `repeats` runs make up one sample. */
export interface Timing {
  readonly name: string;
  readonly ns: number;
  readonly interval: Interval;
  readonly repeats: number;
  readonly samples: readonly number[];
}

/** Measures synchronous contenders in shuffled rounds. Throws BenchError when there is none. */
export function interleave(contenders: readonly Contender[], options: InterleaveOptions = {}): Timing[] {
  const { rounds = 30, sampleMs = 5, warmupMs = 100, onProgress, now = () => performance.now() } = options;
  if (contenders.length === 0 || rounds < 1)
    throw new BenchError('KINGLET_BENCH_BAD_SAMPLES', 'Expected at least one contender and one round.');
  const lanes = contenders.map((contender) => ({
    contender,
    repeats: calibrate(contender, sampleMs, warmupMs, now),
    samples: [] as number[],
  }));
  const random = randomFrom(0x9e3779b9);
  for (let round = 0; round < rounds; round++) {
    for (const lane of shuffled(lanes, random)) lane.samples.push(sample(lane.contender, lane.repeats, now));
    onProgress?.(round + 1, rounds);
  }
  return lanes.map(({ contender, repeats, samples }) => ({
    name: contender.name,
    ns: median(samples),
    interval: medianInterval(samples),
    repeats,
    samples,
  }));
}

// Whatever the contenders return lands here, out of the optimiser's reach.
let sink: unknown;

/** The last value any contender returned. */
export function lastResult(): unknown {
  return sink;
}

function calibrate(contender: Contender, sampleMs: number, warmupMs: number, now: () => number): number {
  const began = now();
  let repeats = 1;
  for (;;) {
    const lasted = (sample(contender, repeats, now) * repeats) / 1e6;
    const warm = now() - began >= warmupMs;
    if (lasted >= sampleMs && warm) return repeats;
    if (lasted < sampleMs)
      repeats = Math.ceil(repeats * Math.min(10, Math.max(1.2, (sampleMs / Math.max(lasted, 1e-6)) * 1.1)));
  }
}

function sample(contender: Contender, repeats: number, now: () => number): number {
  const began = now();
  for (let i = 0; i < repeats; i++) sink = contender.run();
  return ((now() - began) * 1e6) / repeats;
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
