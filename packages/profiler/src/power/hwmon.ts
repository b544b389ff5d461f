// Energy and power sensors of /sys/class/hwmon: the kernel's Documentation/hwmon/sysfs-interface.rst.
import { line, type SystemFiles, whole } from '@kinglet/host';
import { type Attempt, energyMetrics } from './energyMetrics.ts';
import { meterSource } from './meterSource.ts';
import { countingMeter, integratingMeter } from './meters.ts';
import { foldersOf, type PowerSystem } from './powerSystem.ts';

interface Sensor {
  readonly path: string;
  readonly label: string;
}

const hwmonPath = '/sys/class/hwmon';
const micro = 1e-6;

/**
 * Sensors of whole processors, of which one kind is taken: others are parts of them, or of disks and supplies. amd_energy's
 * `Esocket0`, NVIDIA Grace's `Module Power Socket 0` and `Grace Power Socket 0`, Ampere's `SoC power`.
 */
const kinds = [/^(esocket|module power|package)/i, /^(grace power|soc power|socket)/i, /^cpu power/i];

/** Counters of energy. */
export function sensorEnergy({ sources: { files }, now }: PowerSystem): Attempt {
  const sensors = ofOneKind(sensorsOf(files, /^energy\d+_input$/));
  if (sensors.length === 0) return `no energy sensor of a processor in ${hwmonPath}`;
  const meters = sensors.map(({ path }) => countingMeter(() => whole(files, path)));
  const origin = { confidence: 'clock', source: `hwmon energy: ${labelsOf(sensors)}` } as const;
  return meterSource(meters, now, (total, milliseconds) => energyMetrics(total * micro, milliseconds, origin));
}

/** What is used at the moment, added up between readings. */
export function sensorPower({ sources: { files }, now }: PowerSystem): Attempt {
  const sensors = ofOneKind(sensorsOf(files, /^power\d+_(average|input)$/));
  if (sensors.length === 0) return `no power sensor of a processor in ${hwmonPath}`;
  const begun = now();
  const meters = sensors.map(({ path }) => integratingMeter(() => whole(files, path), begun));
  const source = `hwmon power: ${labelsOf(sensors)}, mean of readings × time`;
  return meterSource(meters, now, (total, milliseconds) =>
    energyMetrics(total * micro, milliseconds, { confidence: 'estimate', source }),
  );
}

function sensorsOf(files: SystemFiles, pattern: RegExp): Sensor[] {
  return foldersOf(files, hwmonPath, /^hwmon\d+$/).flatMap((folder) => {
    const inputs = files.list(folder).filter((name) => pattern.test(name));
    return inputs.flatMap((name) => {
      const stem = name.slice(0, name.indexOf('_'));
      // A sensor may have both; the average is over the sensor's interval.
      if (name.endsWith('_input') && inputs.includes(`${stem}_average`)) return [];
      const label = line(files, `${folder}/${stem}_label`) ?? line(files, `${folder}/${stem}_oem_info`);
      const path = `${folder}/${name}`;
      return label !== undefined && whole(files, path) !== undefined ? [{ path, label }] : [];
    });
  });
}

function ofOneKind(sensors: readonly Sensor[]): readonly Sensor[] {
  const matching = kinds.map((kind) => sensors.filter(({ label }) => kind.test(label)));
  return matching.find(({ length }) => length > 0) ?? [];
}

function labelsOf(sensors: readonly Sensor[]): string {
  return sensors.map(({ label }) => label).join(' + ');
}
