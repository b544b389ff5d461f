// Traffic made from a seed, for replays without a trace of one's own.
import { AutoscalerError } from '../errors.ts';
import { Random } from '../simulator/random.ts';
import type { Trace } from '../trace.ts';

/**
 * - `diurnal`: a day's wave from a fifth of the mean at night to almost twice at noon, weekends at half.
 * - `flash-crowd`: an even load, and crowds of ten times as much that come within 30 s and fade over minutes.
 * - `bursty`: two states that change at random, quiet and seven times as busy (a Markov-modulated Poisson process).
 * - `ramp`: from a fifth of the mean evenly up to nine fifths.
 */
export type TraceShape = 'bursty' | 'diurnal' | 'flash-crowd' | 'ramp';

export interface GenerateTraceOptions {
  /** @default 1 */
  readonly seed?: number;
  readonly durationMs: number;
  /** Requests per second, over the whole. */
  readonly meanPerSecond: number;
  /** How long a rate lasts. @default 1000 */
  readonly intervalMs?: number;
}

/** Intervals that are more than this do not fit in memory for long. */
const maxIntervals = 10_000_000;

/**
 * Rates of a shape, with the mean asked for; `simulate` makes requests of them by its own seed.
 *
 * @throws AutoscalerError `KINGLET_AUTOSCALER_TRACE` for a shape that is not one of those, a duration, mean or interval that
 * is not above 0, or more than ten million intervals.
 */
export function generateTrace(shape: TraceShape, options: GenerateTraceOptions): Trace {
  const { seed = 1, durationMs, meanPerSecond, intervalMs = 1000 } = options;
  check('shape', shape, Object.hasOwn(shapes, shape), `one of ${Object.keys(shapes).join(', ')}`);
  check('seed', seed, Number.isFinite(seed), 'a finite number');
  for (const [name, value] of Object.entries({ durationMs, meanPerSecond, intervalMs }))
    check(name, value, Number.isFinite(value) && value > 0, 'a finite number above 0');
  const intervals = Math.ceil(durationMs / intervalMs);
  check('durationMs / intervalMs', intervals, intervals <= maxIntervals, `at most ${maxIntervals}`);
  const random = new Random(seed, 3);
  const rates = shapes[shape]({ intervals, intervalMs, durationMs, draw: drawFrom(random) });
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / intervals;
  const perSecond = rates.map((rate) => (rate / mean) * meanPerSecond);
  return { name: shape, durationMs, arrivals: { kind: 'rates', intervalMs, perSecond } };
}

interface Grid {
  readonly intervals: number;
  readonly intervalMs: number;
  readonly durationMs: number;
  /** Above 0 and up to 1. */
  readonly draw: () => number;
}

const dayMs = 86_400_000;

/** Relative rates. */
const shapes: Readonly<Record<TraceShape, (grid: Grid) => Float64Array>> = {
  diurnal: ({ intervals, intervalMs, draw }) => {
    // Days differ by a few percent, and within them the level wanders.
    let level = 0;
    return Float64Array.from({ length: intervals }, (_, i) => {
      const atMs = i * intervalMs;
      const remember = Math.exp(-intervalMs / 600_000);
      level = remember * level + Math.sqrt(1 - remember ** 2) * 0.08 * normal(draw);
      const wave = 1 - 0.8 * Math.cos((2 * Math.PI * atMs) / dayMs);
      const weekend = Math.floor(atMs / dayMs) % 7 >= 5 ? 0.5 : 1;
      return wave * weekend * Math.exp(level);
    });
  },
  'flash-crowd': ({ intervals, intervalMs, durationMs, draw }) => {
    const crowds = Math.max(1, Math.round(durationMs / 7_200_000));
    // One in each stretch, so that either half of a trace has its share.
    const startsMs = Array.from({ length: crowds }, (_, i) => ((i + 0.1 + 0.8 * draw()) * durationMs) / crowds);
    const fadesMs = startsMs.map(() => 120_000 + 480_000 * draw());
    return Float64Array.from({ length: intervals }, (_, i) =>
      startsMs.reduce((rate, startMs, crowd) => rate + crowdAt(i * intervalMs - startMs, fadesMs[crowd]!), 1),
    );
  },
  bursty: ({ intervals, intervalMs, draw }) => {
    let isBusy = false;
    return Float64Array.from({ length: intervals }, () => {
      const meanStayMs = isBusy ? 30_000 : 150_000;
      if (draw() < -Math.expm1(-intervalMs / meanStayMs)) isBusy = !isBusy;
      return isBusy ? 7 : 1;
    });
  },
  ramp: ({ intervals, draw }) =>
    Float64Array.from(
      { length: intervals },
      (_, i) => (0.2 + (1.6 * (i + 0.5)) / intervals) * Math.exp(0.05 * normal(draw)),
    ),
};

/** Nine times the even load on top of it, at its height. */
function crowdAt(sinceMs: number, fadeMs: number): number {
  if (sinceMs < 0) return 0;
  const rise = Math.min(1, sinceMs / 30_000);
  return 9 * rise * Math.exp(-Math.max(0, sinceMs - 30_000) / fadeMs);
}

function drawFrom(random: Random): () => number {
  const draws = new Float64Array(1024);
  let at = draws.length;
  return () => {
    if (at === draws.length) {
      random.fill(draws);
      at = 0;
    }
    return draws[at++]!;
  };
}

function normal(draw: () => number): number {
  return Math.sqrt(-2 * Math.log(draw())) * Math.cos(2 * Math.PI * draw());
}

function check(name: string, value: number | string, isRight: boolean, expected: string): void {
  if (isRight) return;
  throw new AutoscalerError(
    'KINGLET_AUTOSCALER_TRACE',
    `Expected \`${name}\` to be ${expected}; found ${String(value)}.`,
  );
}
