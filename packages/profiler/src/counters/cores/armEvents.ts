// Events of Arm's cores. Numbers: Arm's PMU tables (ARM-software/data, pmu/neoverse-*.json), which the kernel's
// tools/perf/pmu-events/arch/arm64/arm/neoverse-* agree with. Six counters and one of cycles on Neoverse N1 and V1: no group
// has more than six events beside CPU_CYCLES.
import { absentFor, type CoreEvent, type CoreEvents, type CoreGroup, type Count, topDownNames } from './coreEvents.ts';

const cycles = arm('cycles', 'CPU_CYCLES', 0x11);
const instructions = arm('instructions', 'INST_RETIRED', 0x08);

const core: CoreGroup = {
  name: 'core',
  anchors: [cycles, instructions],
  events: [
    // 0x4 is an access and 0x3 a refill, whatever some tables say.
    arm('l1dAccesses', 'L1D_CACHE', 0x04),
    arm('l1dMisses', 'L1D_CACHE_REFILL', 0x03),
    arm('branchMisses', 'BR_MIS_PRED_RETIRED', 0x22),
    arm('frontendStalls', 'STALL_FRONTEND', 0x23),
    arm('backendStalls', 'STALL_BACKEND', 0x24),
  ],
};

const l2 = [arm('l2Accesses', 'L2D_CACHE', 0x16), arm('l2Misses', 'L2D_CACHE_REFILL', 0x17)];
const ll = [arm('llAccesses', 'LL_CACHE_RD', 0x36), arm('llMisses', 'LL_CACHE_MISS_RD', 0x37)];

const topDown: CoreGroup = {
  name: 'topDown',
  anchors: [cycles],
  events: [
    arm('stalledSlots', 'STALL_SLOT', 0x3f),
    arm('operationsRetired', 'OP_RETIRED', 0x3a),
    arm('operationsSpeculated', 'OP_SPEC', 0x3b),
    arm('frontendSlots', 'STALL_SLOT_FRONTEND', 0x3e),
    arm('backendSlots', 'STALL_SLOT_BACKEND', 0x3d),
  ],
};

const speculated = arm('instructionsSpeculated', 'INST_SPEC', 0x1b);
const neon: CoreGroup = { name: 'simd', anchors: [speculated], events: [arm('neonOperations', 'ASE_SPEC', 0x74)] };
const sve: CoreGroup = {
  ...neon,
  events: [
    ...neon.events,
    arm('sveInstructions', 'SVE_INST_SPEC', 0x8006),
    arm('fixedFlops', 'FP_FIXED_OPS_SPEC', 0x80c1),
    arm('scalableFlops', 'FP_SCALE_OPS_SPEC', 0x80c0),
  ],
};

/** Slots per cycle: the kernel's metrics for V1 and N2; dynolog's and Arm's top-down guides for V2 and V3. */
const slots: Readonly<Record<string, number>> = {
  'Neoverse N2': 5,
  'Neoverse V1': 8,
  'Neoverse V2': 8,
  'Neoverse V3': 10,
  'Neoverse V3AE': 10,
};

/** Their LL_CACHE events count accesses of the second level: the system's cache is in the mesh, which the core cannot see. */
const blindToSystemCache = ['Neoverse V3', 'Neoverse V3AE'];

/** `slotsOfKernel`: PMMIR_EL1.SLOTS, where the kernel tells it (caps/slots). */
export function armEvents(name: string, slotsOfKernel: number | undefined): CoreEvents {
  const width = slotsOfKernel || slots[name];
  const hasSve = name in slots;
  const isBlind = blindToSystemCache.includes(name);
  const memory: CoreGroup = {
    name: 'memory',
    anchors: [cycles, instructions],
    events: isBlind ? l2 : [...l2, ...ll],
  };
  return {
    name,
    groups: [core, memory, ...(width ? [topDown] : []), hasSve ? sve : neon],
    topDown: width
      ? { form: 'arm', slots: width, stallsCountCycles: name === 'Neoverse N2' && width === 5 }
      : undefined,
    absent: {
      ...(width ? {} : absentFor(topDownNames, withoutSlots(name))),
      ...(hasSve ? {} : absentFor(['flops'], `${name} has no event for floating-point operations`)),
      ...(hasSve ? {} : absentFor(['sveShare'], `${name} has no event for SVE`)),
      ...(isBlind
        ? absentFor(
            ['llMissRate', 'llMpki', 'memoryBandwidth'],
            `the LL_CACHE events of ${name} count its second level`,
          )
        : {}),
    },
  };
}

function withoutSlots(name: string): string {
  return `${name} has no slot events: frontendStalls and backendStalls, shares of cycles (times 1000: stalls per kilo-cycle), tell instead`;
}

function arm(count: Count, name: string, config: number): CoreEvent {
  return { count, event: { type: 4, config }, label: `${name} (0x${config.toString(16)})` };
}
