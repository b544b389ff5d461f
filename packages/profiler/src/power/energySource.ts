// Joules and watts: the first place that says something.
import { line, whole } from '@kinglet/host';
import type { CounterSource } from '../counters/counterSource.ts';
import { eventDevices, namedEvent } from '../counters/eventDevice.ts';
import { unavailable } from '../counters/measure.ts';
import { openOnProcessors } from '../counters/processorEvents.ts';
import { refusalOf } from '../counters/refusals.ts';
import { type Attempt, energyMetrics } from './energyMetrics.ts';
import { sensorEnergy, sensorPower } from './hwmon.ts';
import { absentSource, meterSource } from './meterSource.ts';
import { wrappingMeter } from './meters.ts';
import { foldersOf, type PowerSystem } from './powerSystem.ts';

const microjoules = 1e-6;
/** More than a package or its memory takes: a counter of 2^32 times 61 microjoules lasts 262 seconds at least. */
const mostWatts = 1000;

/** The first place that says something; never throws for what the machine lacks. */
export function openEnergy(system: PowerSystem): CounterSource {
  const reasons: string[] = [];
  for (const open of [powercap, powerEvents, sensorEnergy, sensorPower]) {
    const attempt = open(system);
    if (typeof attempt !== 'string') return attempt;
    reasons.push(attempt);
  }
  return absentSource(['joules', 'watts'], reasons.join('; '));
}

const powercapPath = '/sys/class/powercap';
/** Of a package what its parts do is in it; `dram` is beside it, `psys` is both and more. */
const zonesApart = /^(package-\d+|dram)$/;

/** RAPL through the kernel's Documentation/power/powercap/powercap.rst. */
function powercap({ sources: { files }, now }: PowerSystem): Attempt {
  const zones = foldersOf(files, powercapPath, /^intel-rapl:\d+(:\d+)?$/).filter((path) =>
    zonesApart.test(line(files, `${path}/name`) ?? ''),
  );
  if (zones.length === 0) return `no RAPL in ${powercapPath}`;
  const readable = zones.filter((path) => whole(files, `${path}/energy_uj`) !== undefined);
  if (readable.length < zones.length)
    return `EACCES — ${zones[0]}/energy_uj is for root alone: run as root, or allow it`;
  const begun = now();
  const meters = zones.map((path) => {
    const range = whole(files, `${path}/max_energy_range_uj`) ?? Number.NaN;
    return wrappingMeter(
      () => whole(files, `${path}/energy_uj`),
      range,
      begun,
      (1000 * range * microjoules) / mostWatts,
    );
  });
  const names = zones.map((path) => `${path.slice(powercapPath.length + 1)} (${line(files, `${path}/name`)})`);
  const origin = { confidence: 'clock', source: `energy_uj of ${names.join(' + ')}` } as const;
  return meterSource(meters, now, (total, milliseconds) => {
    if (!Number.isNaN(total)) return energyMetrics(total * microjoules, milliseconds, origin);
    const reason = unavailable(`${origin.source}: could not be read, or not in the time in which it may begin again`);
    return { joules: reason, watts: reason };
  });
}

/** The kernel's arch/x86/events/rapl.c: scale and unit are in the folder. */
function powerEvents({ perf, sources: { files } }: PowerSystem): Attempt {
  const device = eventDevices(files, /^power$/)[0];
  if (!device) return 'no power events in /sys/bus/event_source/devices';
  const events = ['energy-pkg', 'energy-ram'].flatMap((name) => {
    const event = namedEvent(files, device, name);
    return event?.unit === 'Joules'
      ? device.processors.map((processor) => ({ event, processor, scale: event.scale }))
      : [];
  });
  if (events.length === 0) return 'the power events have no energy-pkg in joules';
  try {
    const { width, read, total, counted, close } = openOnProcessors(perf, events);
    const origin = { confidence: 'pmu', source: 'power/energy-pkg + energy-ram' } as const;
    const explain: CounterSource['explain'] = (difference, milliseconds) =>
      energyMetrics(total(difference), milliseconds, { ...origin, counted: counted(difference) });
    return { width, read, explain, close };
  } catch (error) {
    return `power events: ${refusalOf(error, files, 'this machine has none', 0)}`;
  }
}
