// Events of AMD's Zen to Zen 5. Numbers: the kernel's tools/perf/pmu-events/arch/x86/amdzen*. Six counters, one of which the
// kernel's NMI watchdog may have; cycles take one. The last level's own counters are not a thread's: what comes from memory
// is counted where it fills the first level.
import { absentFor, type CoreEvent, type CoreEvents, type CoreGroup, type Count, topDownNames } from './coreEvents.ts';

interface Generation {
  /** l2_request_g1.all_dc. */
  readonly allOfDataCache: number;
  /** Of fills beyond the second level: another complex's cache in the same node is apart since Zen 3. */
  readonly fills: number;
  /** Dispatch slots per cycle, where there are events for them. */
  readonly slots?: number;
  /** l2_request_g1.all_no_prefetch, which Zen 5's tables could not be checked for. */
  readonly allOfSecondLevel?: number;
}

const generations: Readonly<Record<string, Generation>> = {
  Zen: { allOfDataCache: 0xc8, fills: 0x5a, allOfSecondLevel: 0xf9 },
  'Zen 2': { allOfDataCache: 0xc8, fills: 0x5a, allOfSecondLevel: 0xf9 },
  'Zen 3': { allOfDataCache: 0xc8, fills: 0x5e, allOfSecondLevel: 0xf9 },
  'Zen 4': { allOfDataCache: 0xe8, fills: 0x5e, slots: 6, allOfSecondLevel: 0xf9 },
  'Zen 5': { allOfDataCache: 0xe0, fills: 0x5e, slots: 8 },
};

const cycles = amd('cycles', 'ls_not_halted_cyc', 0x76, 0);
const instructions = amd('instructions', 'ex_ret_instr', 0xc0, 0);
const l2Misses = amd('l2Misses', 'l2_cache_req_stat.ic_dc_miss_in_l2', 0x64, 0x09);

const topDown: CoreGroup = {
  name: 'topDown',
  anchors: [cycles],
  events: [
    amd('frontendSlots', 'de_no_dispatch_per_slot.no_ops_from_frontend', 0x1a0, 0x01),
    amd('backendSlots', 'de_no_dispatch_per_slot.backend_stalls', 0x1a0, 0x1e),
    amd('operationsRetired', 'ex_ret_ops', 0xc1, 0),
    amd('operationsSpeculated', 'de_src_op_disp.all', 0xaa, 0x07),
  ],
};

/** Undefined for a core that is none of them. */
export function amdEvents(name: string): CoreEvents | undefined {
  const generation = generations[name];
  if (!generation) return undefined;
  const { slots } = generation;
  return {
    name,
    groups: [coreGroup(name, generation), memoryGroup(generation), ...(slots ? [topDown] : [])],
    topDown: slots ? { form: 'amd', slots } : undefined,
    absent: {
      ...(slots
        ? {}
        : absentFor(topDownNames, `${name} has no events for dispatch slots: Zen 4 is the first that has`)),
      ...absentFor(['neonShare', 'sveShare'], 'x64 has neither NEON nor SVE'),
      ...absentFor(['flops'], `Kinglet has no events for floating-point operations of ${name}`),
      ...absentFor(['backendStalls'], `Kinglet has no event for cycles that the backend of ${name} was stalled`),
    },
  };
}

function coreGroup(name: string, { allOfDataCache }: Generation): CoreGroup {
  // The kernel's generic stalled-cycles-frontend: arch/x86/events/amd/core.c.
  const stalls =
    name === 'Zen'
      ? amd('frontendStalls', 'ic_fetch_stall.ic_stall_dq_empty', 0x87, 0x02)
      : amd('frontendStalls', 'de_op_queue_empty', 0xa9, 0);
  return {
    name: 'core',
    anchors: [cycles, instructions],
    events: [
      amd('l1dAccesses', 'ls_dispatch.all', 0x29, 0x07),
      amd('l1dMisses', 'l2_request_g1.all_dc', 0x60, allOfDataCache),
      amd('branchMisses', 'ex_ret_brn_misp', 0xc3, 0),
      stalls,
    ],
  };
}

function memoryGroup({ fills, allOfSecondLevel }: Generation): CoreGroup {
  const accesses = allOfSecondLevel ? [amd('l2Accesses', 'l2_request_g1.all_no_prefetch', 0x60, allOfSecondLevel)] : [];
  return {
    name: 'memory',
    anchors: [cycles, instructions],
    events: [
      ...accesses,
      l2Misses,
      amd('llAccesses', 'ls_dmnd_fills_from_sys beyond L2', 0x43, fills),
      amd('llMisses', 'ls_dmnd_fills_from_sys.dram_io', 0x43, 0x48),
    ],
  };
}

/** The event's upper bits are bits 32 to 35: AMD64 Architecture Programmer's Manual, PERF_CTL. */
function amd(count: Count, name: string, event: number, mask: number): CoreEvent {
  const config = (event & 0xff) + mask * 0x100 + (event >> 8) * 2 ** 32;
  return {
    count,
    event: { type: 4, config },
    label: `${name} (0x${event.toString(16)}${mask ? `:0x${mask.toString(16)}` : ''})`,
  };
}
