// The kernel's own names, which it translates for the processor: PERF_TYPE_HARDWARE and PERF_TYPE_HW_CACHE of perf_event_open(2).
import { absentFor, type CoreEvent, type CoreEvents, type Count, topDownNames } from './coreEvents.ts';

const readMisses = 0x1_0000;

type GenericCount =
  | 'backendStalls'
  | 'branchMisses'
  | 'cycles'
  | 'frontendStalls'
  | 'instructions'
  | 'l1dAccesses'
  | 'l1dMisses'
  | 'llAccesses'
  | 'llMisses';

export const generic: Readonly<Record<GenericCount, CoreEvent>> = {
  cycles: hardware('cycles', 'cpu-cycles', 0),
  instructions: hardware('instructions', 'instructions', 1),
  llAccesses: hardware('llAccesses', 'cache-references', 2),
  llMisses: hardware('llMisses', 'cache-misses', 3),
  branchMisses: hardware('branchMisses', 'branch-misses', 5),
  frontendStalls: hardware('frontendStalls', 'stalled-cycles-frontend', 7),
  backendStalls: hardware('backendStalls', 'stalled-cycles-backend', 8),
  l1dAccesses: { count: 'l1dAccesses', event: { type: 3, config: 0 }, label: 'L1-dcache-loads' },
  l1dMisses: { count: 'l1dMisses', event: { type: 3, config: readMisses }, label: 'L1-dcache-load-misses' },
};

/** For cores that there is no table of. */
export function genericEvents(name: string): CoreEvents {
  const anchors = [generic.cycles, generic.instructions];
  return {
    name,
    groups: [
      {
        name: 'core',
        anchors,
        events: [
          generic.l1dAccesses,
          generic.l1dMisses,
          generic.branchMisses,
          generic.frontendStalls,
          generic.backendStalls,
        ],
      },
      { name: 'memory', anchors, events: [generic.llAccesses, generic.llMisses] },
    ],
    topDown: undefined,
    absent: absentFor(
      [...topDownNames, 'l2MissRate', 'l2Mpki', 'neonShare', 'sveShare', 'flops'],
      `Kinglet has no table of events for ${name}`,
    ),
  };
}

function hardware(count: Count, label: string, config: number): CoreEvent {
  return { count, event: { type: 0, config }, label };
}
