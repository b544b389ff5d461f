// Energy, frequency and throttling: of the machine, not of a thread.
import { ownSources } from '@kinglet/host';
import type { CounterSource } from '../counters/counterSource.ts';
import { joinSources } from '../counters/joinSources.ts';
import { perfCalls } from '../counters/perfCalls.ts';
import { openEnergy } from './energySource.ts';
import { openFrequency } from './frequencySource.ts';
import { type PowerSystem, unheldInterval } from './powerSystem.ts';
import { openThrottles } from './throttleSource.ts';

/** Far below the time in which a counter of energy may begin again. */
const readingInterval = 10_000;

export interface PowerOptions {
  /** @default this machine's */
  readonly system?: PowerSystem;
}

/**
 * `joules`, `watts`, `effectiveFrequency` and `throttles` of the machine, or the reasons why not: nothing is thrown for what
 * it lacks. Reading takes about 20 microseconds a file: for whole profiles and long spans. It reads itself now and then, too:
 * counters of energy begin again after a few minutes or more, and sensors tell but the moment.
 */
export function openPower({ system = ownSystem() }: PowerOptions = {}): CounterSource {
  const source = joinSources([openEnergy(system), openFrequency(system), openThrottles(system)]);
  if (source.width === 0) return source;
  const unused = new Float64Array(source.width);
  const stop = system.every(readingInterval, () => source.read(unused, 0));
  return {
    ...source,
    close() {
      stop();
      source.close();
    },
  };
}

function ownSystem(): PowerSystem {
  return { perf: perfCalls, sources: ownSources(), now: () => performance.now(), every: unheldInterval };
}
