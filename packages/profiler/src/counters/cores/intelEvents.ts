// Events of Intel's servers from Haswell to Granite Rapids: the architectural ones through the kernel's names, the second
// level and, from Ice Lake on, top-down by number. Numbers: the kernel's tools/perf/pmu-events/arch/x86 (haswellx, skylakex,
// icelakex, sapphirerapids); top-down: tools/perf/Documentation/topdown.txt. Four counters beside the fixed ones of cycles and
// instructions, where hyper-threading is on.
import { absentFor, type CoreEvent, type CoreEvents, type CoreGroup, type Count, topDownNames } from './coreEvents.ts';
import { generic } from './genericEvents.ts';

const withSlots = ['Ice Lake-SP', 'Sapphire Rapids', 'Emerald Rapids', 'Granite Rapids'];
const withoutSlots = ['Haswell', 'Broadwell', 'Skylake-SP, Cascade Lake or Cooper Lake'];

const core: CoreGroup = {
  name: 'core',
  anchors: [generic.cycles, generic.instructions],
  events: [generic.l1dAccesses, generic.l1dMisses, generic.branchMisses],
};

const memory: CoreGroup = {
  name: 'memory',
  anchors: [generic.cycles, generic.instructions],
  events: [
    intel('l2Accesses', 'L2_RQSTS.REFERENCES', 0xff24),
    intel('l2Misses', 'L2_RQSTS.MISS', 0x3f24),
    generic.llAccesses,
    generic.llMisses,
  ],
};

/** The kernel wants the slots first. */
const topDown: CoreGroup = {
  name: 'topDown',
  anchors: [intel('slots', 'slots', 0x400)],
  events: [
    intel('retiringSlots', 'topdown-retiring', 0x8000),
    intel('badSpeculationSlots', 'topdown-bad-spec', 0x8100),
    intel('frontendSlots', 'topdown-fe-bound', 0x8200),
    intel('backendSlots', 'topdown-be-bound', 0x8300),
  ],
};

/** Undefined for a core that is none of them. */
export function intelEvents(name: string): CoreEvents | undefined {
  const hasSlots = withSlots.includes(name);
  if (!hasSlots && !withoutSlots.includes(name)) return undefined;
  return {
    name,
    groups: [core, memory, ...(hasSlots ? [topDown] : [])],
    topDown: hasSlots ? { form: 'intel' } : undefined,
    absent: {
      ...(hasSlots
        ? {}
        : absentFor(
            topDownNames,
            `${name} counts slots of a core's two threads together: Ice Lake-SP is the first that tells them apart`,
          )),
      ...absentFor(['neonShare', 'sveShare'], 'x64 has neither NEON nor SVE'),
      ...absentFor(['flops'], `Kinglet has no events for floating-point operations of ${name}`),
      ...absentFor(
        ['frontendStalls', 'backendStalls'],
        `${name} has no events for stalls of the frontend or the backend in cycles`,
      ),
    },
  };
}

function intel(count: Count, name: string, config: number): CoreEvent {
  return { count, event: { type: 4, config }, label: `${name} (0x${config.toString(16)})` };
}
