// Top-down level 1: where a core's slots went.
import type { Count, TopDown } from './cores/coreEvents.ts';
import { type Computed, type Counts, divided, type PmuMetric, ratio } from './pmuMetric.ts';

/** With none the reasons are the core's. */
export function topDownMetrics(topDown: TopDown | undefined): readonly PmuMetric[] {
  if (topDown?.form === 'intel') return intelTopDown();
  if (topDown?.form === 'amd') return amdTopDown(topDown.slots);
  return armTopDown(topDown?.slots ?? 0, topDown?.stallsCountCycles ?? false);
}

/**
 * The formulas that the architecture's events are made for (kernel, tools/perf/pmu-events/arch/arm64/sbsa.json). Arm's newer
 * ones for V1 move a fixed number of cycles per mispredicted branch from frontendBound to badSpeculation, which may make the
 * former negative.
 */
function armTopDown(slots: number, stallsCountCycles: boolean): readonly PmuMetric[] {
  const surplus = (cycles: number): number => (stallsCountCycles ? cycles : 0);
  const minus = stallsCountCycles ? ' - CPU_CYCLES' : '';
  const used = (counts: Required<Counts>): number =>
    1 - (counts.stalledSlots - surplus(counts.cycles)) / (slots * counts.cycles);
  const usedOf = (of: (count: Count) => string): string =>
    `(1 - (${of('stalledSlots')}${minus}) / (${slots} × ${of('cycles')}))`;
  const all = ['operationsRetired', 'operationsSpeculated', 'stalledSlots', 'cycles'] as const;
  const share = (counts: Required<Counts>, compute: () => number): Computed =>
    counts.cycles === 0 || counts.operationsSpeculated === 0 ? divided(1, 0) : compute();
  const kept = (of: (count: Count) => string): string => `${of('operationsRetired')} / ${of('operationsSpeculated')}`;
  return [
    {
      ...shareOfSlots('frontendBound', 'frontendSlots', slots),
      formula: (of) => `(${of('frontendSlots')}${minus}) / (${slots} × ${of('cycles')})`,
      compute: ({ frontendSlots, cycles }) => divided(frontendSlots - surplus(cycles), slots * cycles),
    },
    shareOfSlots('backendBound', 'backendSlots', slots),
    {
      name: 'retiring',
      unit: 'ratio',
      needs: all,
      formula: (of) => `${kept(of)} × ${usedOf(of)}`,
      compute: (counts) => share(counts, () => (counts.operationsRetired / counts.operationsSpeculated) * used(counts)),
    },
    {
      name: 'badSpeculation',
      unit: 'ratio',
      needs: all,
      formula: (of) => `(1 - ${kept(of)}) × ${usedOf(of)}`,
      compute: (counts) =>
        share(counts, () => (1 - counts.operationsRetired / counts.operationsSpeculated) * used(counts)),
    },
  ];
}

/** The kernel's tools/perf/pmu-events/arch/x86/amdzen4/pipeline.json; what is missing to 1 is the core's other thread's. */
function amdTopDown(slots: number): readonly PmuMetric[] {
  return [
    shareOfSlots('frontendBound', 'frontendSlots', slots),
    shareOfSlots('backendBound', 'backendSlots', slots),
    shareOfSlots('retiring', 'operationsRetired', slots),
    {
      name: 'badSpeculation',
      unit: 'ratio',
      needs: ['operationsSpeculated', 'operationsRetired', 'cycles'],
      formula: (of) => `(${of('operationsSpeculated')} - ${of('operationsRetired')}) / (${slots} × ${of('cycles')})`,
      compute: ({ operationsSpeculated, operationsRetired, cycles }) =>
        divided(operationsSpeculated - operationsRetired, slots * cycles),
    },
  ];
}

function shareOfSlots(name: string, part: Count, slots: number): PmuMetric {
  return {
    name,
    unit: 'ratio',
    needs: [part, 'cycles'],
    formula: (of) => `${of(part)} / (${slots} × ${of('cycles')})`,
    compute: (counts) => divided(counts[part], slots * counts.cycles),
  };
}

/** The four add up to the slots: tools/perf/Documentation/topdown.txt. */
function intelTopDown(): readonly PmuMetric[] {
  return [
    ratio('frontendBound', 'frontendSlots', 'slots'),
    ratio('backendBound', 'backendSlots', 'slots'),
    ratio('retiring', 'retiringSlots', 'slots'),
    ratio('badSpeculation', 'badSpeculationSlots', 'slots'),
  ];
}
