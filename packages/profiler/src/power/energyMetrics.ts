// What energy says, of the whole machine: nothing tells that of one process.
import type { CounterSource } from '../counters/counterSource.ts';
import { measuredTotal, type Origin, unavailable } from '../counters/measure.ts';
import type { Metrics } from '../measurement.ts';

/** A source, or why there is none. */
export type Attempt = CounterSource | string;

/** @param joules of the whole time */
export function energyMetrics(joules: number, milliseconds: number, origin: Omit<Origin, 'unit'>): Metrics {
  const source = `${origin.source}, of the whole machine`;
  return {
    joules: measuredTotal(joules, { ...origin, source, unit: 'joules' }),
    watts:
      milliseconds > 0
        ? measuredTotal((1000 * joules) / milliseconds, {
            ...origin,
            source: `${source} / wall-clock time`,
            unit: 'watts',
          })
        : unavailable(`${source}: no time has passed`),
  };
}
