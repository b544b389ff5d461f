// PMUs beside the core's, as /sys/bus/event_source/devices describes them: Documentation/ABI/testing/sysfs-bus-event_source-devices-*.
import { line, numberList, type SystemFiles, whole } from '@kinglet/host';
import type { PerfEvent } from '@kinglet/syscalls';

/** A list of more is none of a machine. */
const mostPackages = 64;

export const devicesPath = '/sys/bus/event_source/devices';

export interface EventDevice {
  readonly name: string;
  readonly type: number;
  /** Where it can be opened: one processor of each package; none for those that count threads. */
  readonly processors: readonly number[];
}

export interface DeviceEvent extends PerfEvent {
  /** What one of it is. @default 1 */
  readonly scale: number;
  /** Such as 'Joules', 'MiB'. */
  readonly unit: string | undefined;
}

/** Those whose names the pattern matches. */
export function eventDevices(files: SystemFiles, pattern: RegExp): EventDevice[] {
  return files
    .list(devicesPath)
    .filter((name) => pattern.test(name))
    .flatMap((name) => {
      const type = whole(files, `${devicesPath}/${name}/type`);
      const processors = numberList(line(files, `${devicesPath}/${name}/cpumask`)) ?? [];
      return type === undefined || type >= 2 ** 32
        ? []
        : [{ name, type, processors: processors.slice(0, mostPackages) }];
    });
}

/** One that the device names itself; undefined where it does not, or in a form that is not known. */
export function namedEvent(files: SystemFiles, device: EventDevice, event: string): DeviceEvent | undefined {
  const path = `${devicesPath}/${device.name}/events/${event}`;
  const terms = files.read(path)?.trim();
  const made = terms && deviceEvent(files, device, terms);
  if (!made) return undefined;
  const scale = Number(files.read(`${path}.scale`)?.trim() || 1);
  return Number.isFinite(scale) && scale > 0
    ? { ...made, scale, unit: files.read(`${path}.unit`)?.trim() || undefined }
    : undefined;
}

/** `event=0x4,umask=0x3`, each term's bits where `format/` says. */
export function deviceEvent(files: SystemFiles, device: EventDevice, terms: string): PerfEvent | undefined {
  const words = { config: 0n, config1: 0n, config2: 0n };
  for (const term of terms.split(',')) {
    const [, name = '', text = '1'] = /^\s*(\w+)(?:=(0x[\da-f]{1,16}|\d{1,19}))?\s*$/i.exec(term) ?? [];
    const format = files.read(`${devicesPath}/${device.name}/format/${name}`)?.trim();
    const placed = name && format !== undefined ? placedBits(format, BigInt(text)) : undefined;
    if (!placed) return undefined;
    words[placed.word] |= placed.bits;
  }
  return { type: device.type, ...words };
}

/** `config:0-7,32-35`: the lowest bits of the value in the first range, and so on. */
function placedBits(
  format: string,
  value: bigint,
): { readonly word: 'config' | 'config1' | 'config2'; readonly bits: bigint } | undefined {
  const [, word, ranges] = /^(config|config1|config2):(\d+(?:[,-]\d+)*)$/.exec(format) ?? [];
  if (!word || !ranges) return undefined;
  let [rest, bits] = [value, 0n];
  for (const range of ranges.split(',')) {
    const [first = Number.NaN, last = first] = range.split('-').map(Number);
    if (!(first <= last && last <= 63)) return undefined;
    const mask = (1n << BigInt(last - first + 1)) - 1n;
    bits |= (rest & mask) << BigInt(first);
    rest >>= BigInt(last - first + 1);
  }
  return rest === 0n ? { word: word as 'config' | 'config1' | 'config2', bits } : undefined;
}
