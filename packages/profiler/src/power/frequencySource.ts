// How fast processors ran.
import { whole } from '@kinglet/host';
import type { CounterSource } from '../counters/counterSource.ts';
import { eventDevices, namedEvent } from '../counters/eventDevice.ts';
import { measuredTotal, unavailable } from '../counters/measure.ts';
import { openOnProcessors } from '../counters/processorEvents.ts';
import { refusalOf } from '../counters/refusals.ts';
import type { Attempt } from './energyMetrics.ts';
import { absentSource, meterSource } from './meterSource.ts';
import { integratingMeter } from './meters.ts';
import type { PowerSystem } from './powerSystem.ts';

/** Reading a processor's takes microseconds: of large machines some must do. */
const mostProcessors = 16;

/** `effectiveFrequency` of the processors that this process may run on. Never throws for what the machine lacks. */
export function openFrequency(system: PowerSystem): CounterSource {
  const counted = actualCycles(system);
  if (typeof counted !== 'string') return counted;
  const sampled = cpufreq(system);
  if (typeof sampled !== 'string') return sampled;
  return absentSource(['effectiveFrequency'], `${counted}; ${sampled}`);
}

/**
 * APERF / MPERF × the rate of TSC, at which MPERF counts while a processor is not idle: Intel's Software Developer's Manual,
 * volume 3, "Hardware Feedback"; AMD's has the same.
 */
function actualCycles(system: PowerSystem): Attempt {
  const { perf, sources } = system;
  const { files } = sources;
  const device = eventDevices(files, /^msr$/)[0];
  const events = ['aperf', 'mperf', 'tsc'].map((name) => device && namedEvent(files, device, name));
  if (events.some((event) => !event)) return 'no aperf and mperf in /sys/bus/event_source/devices/msr';
  const processors = processorsOf(system);
  const all = events.flatMap((event) => processors.map((processor) => ({ event: event!, processor, scale: 1 })));
  try {
    const { width, read, close } = openOnProcessors(perf, all);
    const third = width / 3;
    const explain: CounterSource['explain'] = (difference) => {
      const [aperf = 0, mperf = 0] = [0, 1].map((i) => sumOf(difference.subarray(i * third, (i + 1) * third), 2));
      const tsc = difference.subarray(2 * third);
      const value = (aperf / mperf) * (sumOf(tsc, 2) / (sumOf(tsc, 1) / 1e9));
      const source = `APERF / MPERF × rate of TSC, of ${processors.length} processors while they were busy`;
      return { effectiveFrequency: measuredTotal(value, { unit: 'hertz', confidence: 'pmu', source }) };
    };
    return { width, read, explain, close };
  } catch (error) {
    return `APERF and MPERF: ${refusalOf(error, files, 'this machine has none', 0)}`;
  }
}

/** Of [enabled, running, value] the column `at`, added up. */
function sumOf(readings: Float64Array, at: number): number {
  return readings.reduce((sum, number, i) => (i % 3 === at ? sum + number : sum), 0);
}

/** The kernel's Documentation/admin-guide/pm/cpufreq.rst: an average where it keeps one, else what it is at the moment. */
function cpufreq(system: PowerSystem): Attempt {
  const { sources, now } = system;
  const { files } = sources;
  for (const name of ['cpuinfo_avg_freq', 'scaling_cur_freq']) {
    const paths = processorsOf(system)
      .map((processor) => `/sys/devices/system/cpu/cpu${processor}/cpufreq/${name}`)
      .filter((path) => whole(files, path) !== undefined);
    if (paths.length === 0) continue;
    const begun = now();
    const meters = paths.map((path) => integratingMeter(() => whole(files, path), begun));
    const source = `cpufreq/${name}: mean of readings of ${paths.length} processors`;
    return meterSource(meters, now, (total, milliseconds) => ({
      // Kilohertz times seconds.
      effectiveFrequency:
        milliseconds > 0
          ? measuredTotal((1e6 * total) / paths.length / milliseconds, { unit: 'hertz', confidence: 'clock', source })
          : unavailable(`${source}: no time has passed`),
    }));
  }
  return 'no cpufreq in /sys/devices/system/cpu: the hypervisor decides';
}

function processorsOf({ sources }: PowerSystem): readonly number[] {
  return (sources.calls.affinity() ?? [0]).slice(0, mostProcessors);
}
