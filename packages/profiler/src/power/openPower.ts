// Energy, frequency and throttling: of the machine, not of a thread.
import { describeHost, known, ownSources, type Sources } from '@kinglet/host';
import type { CounterSource } from '../counters/counterSource.ts';
import { joinSources } from '../counters/joinSources.ts';
import { perfCalls } from '../counters/perfCalls.ts';
import { openEnergy } from './energySource.ts';
import { openFrequency } from './frequencySource.ts';
import type { PowerSystem } from './powerSystem.ts';
import { openThrottles } from './throttleSource.ts';

export interface PowerOptions {
  /** @default this machine's */
  readonly system?: PowerSystem;
}

/**
 * `joules`, `watts`, `effectiveFrequency` and `throttles` of the machine, or the reasons why not: nothing is thrown for what
 * it lacks. Reading takes about 20 microseconds a file: for whole profiles and long spans. Counters of energy begin again after
 * a few minutes or more: read it meanwhile.
 */
export function openPower({ system = ownSystem() }: PowerOptions = {}): CounterSource {
  return joinSources([openEnergy(system), openFrequency(system), openThrottles(system)]);
}

/** How the kernel chooses frequencies: `schedutil (cppc_cpufreq, at most 2600 MHz, boost on)`; or where nothing says. */
export function describeGovernor(sources: Sources = ownSources()): string {
  const { governor, driver, maxKhz, boost } = describeHost(sources).frequency;
  const name = known(governor);
  if (name === undefined) return `unknown: ${governor.source}`;
  const [most, isBoosted] = [known(maxKhz), known(boost)];
  const details = [
    known(driver),
    most === undefined ? undefined : `at most ${Math.round(most / 1000)} MHz`,
    isBoosted === undefined ? undefined : `boost ${isBoosted ? 'on' : 'off'}`,
  ].filter((detail) => detail !== undefined);
  return details.length > 0 ? `${name} (${details.join(', ')})` : name;
}

function ownSystem(): PowerSystem {
  return { perf: perfCalls, sources: ownSources(), now: () => performance.now() };
}
