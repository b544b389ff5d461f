// Measures one case on several lanes that take turns, so that whatever disturbs one disturbs the others too.
import { randomFrom } from '../statistics.ts';
import type { Lane } from './lane.ts';

/** One of those that are compared. */
export interface Contender {
  readonly name: string;
  readonly lane: Pick<Lane, 'time'>;
  readonly operation: string;
}

export interface MeasureOptions {
  readonly rounds: number;
  /** How long one sample lasts at least, in milliseconds. */
  readonly sampleMs: number;
  /** How long a contender runs before it is measured, in milliseconds. */
  readonly warmupMs: number;
}

/** Nanoseconds per run, one sample per round: sample i of all contenders was taken in the same round. */
export type Samples = ReadonlyMap<string, readonly number[]>;

/** Contenders whose lane has no such case are left out. */
export async function measureCase(
  contenders: readonly Contender[],
  n: number,
  options: MeasureOptions,
): Promise<Samples> {
  const running: { contender: Contender; repeats: number; samples: number[] }[] = [];
  for (const contender of contenders) {
    const repeats = await calibrate(contender, n, options);
    if (repeats !== undefined) running.push({ contender, repeats, samples: [] });
  }
  const random = randomFrom(0x9e3779b9);
  for (let round = 0; round < options.rounds; round++)
    for (const { contender, repeats, samples } of shuffled(running, random)) {
      const ns = await contender.lane.time(contender.operation, n, repeats);
      samples.push((ns ?? Number.NaN) / repeats);
    }
  return new Map(running.map(({ contender, samples }) => [contender.name, samples]));
}

/** How many runs make up a sample; undefined if the lane has no such case. */
async function calibrate(contender: Contender, n: number, options: MeasureOptions): Promise<number | undefined> {
  const began = performance.now();
  let repeats = 1;
  for (;;) {
    const ns = await contender.lane.time(contender.operation, n, repeats);
    if (ns === undefined) return undefined;
    const isLong = ns >= options.sampleMs * 1e6;
    if (isLong && performance.now() - began >= options.warmupMs) {
      // An engine compiles while it warms up: the first estimate may be many samples long.
      return Math.max(1, Math.ceil((repeats * options.sampleMs * 1e6) / ns));
    }
    if (!isLong)
      repeats = Math.ceil(repeats * Math.min(10, Math.max(1.2, (options.sampleMs * 1.1e6) / Math.max(ns, 1))));
  }
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
