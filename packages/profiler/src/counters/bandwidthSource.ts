// Memory bandwidth as the memory's own counters tell it: of the whole machine, where it may be asked.
import type { SystemFiles } from '@kinglet/host';
import type { PerfEvent } from '@kinglet/syscalls';
import type { Confidence } from '../measurement.ts';
import type { CounterSource } from './counterSource.ts';
import { deviceEvent, type EventDevice, eventDevices, namedEvent } from './eventDevice.ts';
import { measuredTotal, unavailable } from './measure.ts';
import { openOnProcessors, type ProcessorEvent } from './processorEvents.ts';
import { refusalOf } from './refusals.ts';
import type { CountingSystem } from './threadGroups.ts';

const lineBytes = 64;
const mebibyte = 2 ** 20;

/** How a kind of device counts what goes to and from memory. */
interface MemoryDevice {
  readonly pattern: RegExp;
  readonly confidence: Confidence;
  readonly label: string;
  /** Where the events depend on it. */
  readonly cores?: readonly string[];
  /** With the bytes of one of each event. */
  events(files: SystemFiles, device: EventDevice): (readonly [event: PerfEvent | undefined, bytes: number])[];
}

const memoryDevices: readonly MemoryDevice[] = [
  {
    // Intel's controllers: the kernel's arch/x86/events/intel/uncore_snbep.c names these, in MiB.
    pattern: /^uncore_imc_\d+$/,
    confidence: 'pmu',
    label: 'cas_count_read + cas_count_write of uncore_imc_*',
    events: (files, device) =>
      ['cas_count_read', 'cas_count_write'].map((name) => {
        const event = namedEvent(files, device, name);
        return [event, event?.unit === 'MiB' ? event.scale * mebibyte : lineBytes];
      }),
  },
  {
    // AMD's controllers since Zen 4: tools/perf/pmu-events/arch/x86/amdzen4/memory-controller.json, umc_cas_cmd.all.
    pattern: /^amd_umc_\d+$/,
    confidence: 'pmu',
    label: 'umc_cas_cmd.all × 64 bytes of amd_umc_*',
    events: (files, device) => [[deviceEvent(files, device, 'event=0x0a'), lineBytes]],
  },
  {
    // The fabric before them, eight channels on four counters: amdzen1 to amdzen3/data-fabric.json, dram_channel_data_controller_*.
    pattern: /^amd_df$/,
    confidence: 'pmu',
    label: 'dram_channel_data_controller_0 to 7 × 64 bytes of amd_df',
    cores: ['Zen', 'Zen 2', 'Zen 3'],
    events: (files, device) =>
      [0x07, 0x47, 0x87, 0xc7, 0x107, 0x147, 0x187, 0x1c7].map((event) => [
        deviceEvent(files, device, `event=0x${event.toString(16)},umask=0x38`),
        lineBytes,
      ]),
  },
  {
    // Arm's meshes: requests of their home nodes to the memory, some of which are tried again.
    pattern: /^arm_cmn_\d+$/,
    confidence: 'estimate',
    label: 'hnf_mc_reqs × 64 bytes of arm_cmn_*',
    events: (files, device) => [[namedEvent(files, device, 'hnf_mc_reqs'), lineBytes]],
  },
];

/** Never throws for what the machine lacks. */
export function openBandwidth(system: CountingSystem, core: string): CounterSource {
  const { files } = system;
  for (const { pattern, confidence, label, cores, events } of memoryDevices) {
    if (cores && !cores.includes(core)) continue;
    const devices = eventDevices(files, pattern);
    const all = devices.flatMap((device) =>
      events(files, device).flatMap(([event, scale]) => onEach(device, event, scale)),
    );
    if (all.length === 0) continue;
    try {
      const { width, read, total, counted, close } = openOnProcessors(system.perf, all);
      const origin = { unit: 'bytes/s', confidence, source: `${label}, of the whole machine` } as const;
      const explain: CounterSource['explain'] = (difference, milliseconds) => ({
        memoryBandwidth:
          milliseconds > 0
            ? measuredTotal((1000 * total(difference)) / milliseconds, { ...origin, counted: counted(difference) })
            : unavailable(`${label}: no time has passed`),
      });
      return { width, read, explain, close };
    } catch (error) {
      return nothing(`${label}: ${refusalOf(error, files, 'this machine has no such counter', 0)}`);
    }
  }
  return nothing(
    'no counters of the memory controllers in /sys/bus/event_source/devices (uncore_imc, amd_umc, arm_cmn)',
  );
}

function onEach({ processors }: EventDevice, event: PerfEvent | undefined, scale: number): ProcessorEvent[] {
  return event ? processors.map((processor) => ({ event, processor, scale })) : [];
}

function nothing(reason: string): CounterSource {
  return {
    width: 0,
    read: () => undefined,
    explain: () => ({ memoryBandwidth: unavailable(reason) }),
    close: () => undefined,
  };
}
