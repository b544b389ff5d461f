// How often processors were slowed down for heat.
import { line, type SystemFiles, whole } from '@kinglet/host';
import type { CounterSource } from '../counters/counterSource.ts';
import { measuredTotal } from '../counters/measure.ts';
import { absentSource, meterSource } from './meterSource.ts';
import { countingMeter } from './meters.ts';
import { foldersOf, type PowerSystem } from './powerSystem.ts';

const processorsPath = '/sys/devices/system/cpu';
const coolingPath = '/sys/class/thermal';
const perCore = 'thermal_throttle/core_throttle_count';

/** x64 counts it itself. Elsewhere the kernel cools: it counts how often it changes that, if it was built to (CONFIG_THERMAL_STATISTICS). */
export function openThrottles({ sources: { files }, now }: PowerSystem): CounterSource {
  const cores = coresOf(files);
  const coolers = coolersOf(files);
  const [paths, source] =
    cores.length > 0
      ? [cores, `${processorsPath}/cpu*/${perCore}`]
      : [coolers, `${coolingPath}/cooling_device*/stats/total_trans`];
  if (paths.length === 0)
    return absentSource(
      ['throttles'],
      `nothing counts it: no ${perCore} of processors (x64, not in virtual machines), no statistics of what cools them in ${coolingPath}`,
    );
  const meters = paths.map((path) => countingMeter(() => whole(files, path)));
  const origin = { unit: 'count', confidence: 'clock', source: `${source}, of the whole machine` } as const;
  return meterSource(meters, now, (total) => ({ throttles: measuredTotal(total, origin) }));
}

/** Threads of a core show the same counter: one of each is taken. */
function coresOf(files: SystemFiles): string[] {
  const seen = new Set<string>();
  return foldersOf(files, processorsPath, /^cpu\d+$/).flatMap((folder) => {
    const siblings = line(files, `${folder}/topology/thread_siblings_list`) ?? folder;
    const path = `${folder}/${perCore}`;
    if (seen.has(siblings) || whole(files, path) === undefined) return [];
    seen.add(siblings);
    return [path];
  });
}

/** `Processor` is ACPI's, the others are cpufreq's. */
const coolsProcessors = /^(Processor|cpufreq|thermal-cpufreq|thermal-cpuidle)/;

function coolersOf(files: SystemFiles): string[] {
  return foldersOf(files, coolingPath, /^cooling_device\d+$/)
    .filter((folder) => coolsProcessors.test(line(files, `${folder}/type`) ?? ''))
    .map((folder) => `${folder}/stats/total_trans`)
    .filter((path) => whole(files, path) !== undefined);
}
