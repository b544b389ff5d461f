// Metrics of counts: ratios, misses per kilo-instruction, top-down level 1.
import type { Unit } from '../measurement.ts';
import type { CoreEvents, Count, TopDown } from './cores/coreEvents.ts';

/** A reason where there is no value. */
export type Computed = number | string;

export type Counts = Readonly<Partial<Record<Count, number>>>;

export interface Surroundings {
  /** Of wall-clock time. */
  readonly milliseconds: number;
  /** That the threads ran. */
  readonly ranNanoseconds: number;
  /** Of a vector of SVE. */
  readonly vectorBytes: number | undefined;
  /** Whether the kernel's work for the threads was counted too. */
  readonly isKernelCounted: boolean;
}

export interface PmuMetric {
  readonly name: string;
  readonly unit: Unit;
  /** All on the counters together. */
  readonly needs: readonly Count[];
  readonly isEstimate?: true;
  /** What of the counts: `of` gives the label of each. */
  readonly formula: (of: (count: Count) => string) => string;
  /** Counts are scaled to the whole time. */
  readonly compute: (counts: Required<Counts>, surroundings: Surroundings) => Computed;
}

const lineBytes = 64;

/** Those of a core, in the order in which they are shown. */
export function pmuMetrics(core: CoreEvents): readonly PmuMetric[] {
  return [
    total('cycles'),
    total('instructions'),
    ratio('ipc', 'instructions', 'cycles'),
    effectiveFrequency,
    ratio('l1dMissRate', 'l1dMisses', 'l1dAccesses'),
    perKilo('l1dMpki', 'l1dMisses', 'l1dAccesses'),
    ratio('l2MissRate', 'l2Misses', 'l2Accesses'),
    perKilo('l2Mpki', 'l2Misses'),
    ratio('llMissRate', 'llMisses', 'llAccesses'),
    perKilo('llMpki', 'llMisses', 'llAccesses'),
    perKilo('branchMpki', 'branchMisses'),
    ratio('frontendStalls', 'frontendStalls', 'cycles'),
    ratio('backendStalls', 'backendStalls', 'cycles'),
    ...topDownMetrics(core.topDown),
    ratio('neonShare', 'neonOperations', 'instructionsSpeculated', 'without loads, stores and moves of vectors'),
    ratio('sveShare', 'sveInstructions', 'instructionsSpeculated'),
    flops,
    memoryBandwidth,
  ];
}

function total(name: 'cycles' | 'instructions'): PmuMetric {
  return { name, unit: 'count', needs: [name], formula: (of) => of(name), compute: (counts) => counts[name] };
}

function ratio(name: string, part: Count, whole: Count, note?: string): PmuMetric {
  return {
    name,
    unit: 'ratio',
    needs: [part, whole],
    formula: (of) => `${of(part)} / ${of(whole)}${note ? `, ${note}` : ''}`,
    compute: (counts) => divided(counts[part], counts[whole]),
  };
}

/** `among`: a PMU that does not know an event counts 0 of it, and of what it is among too. */
function perKilo(name: string, misses: Count, among?: Count): PmuMetric {
  return {
    name,
    unit: 'per kilo-instruction',
    needs: [misses, 'instructions', ...(among ? [among] : [])],
    formula: (of) => `1000 × ${of(misses)} / ${of('instructions')}`,
    compute: (counts) => {
      if (among && counts[among] === 0) return 'no access was counted that could miss';
      return divided(1000 * counts[misses], counts.instructions);
    },
  };
}

/** A task's counters run while it does: the time is its time on a processor. */
const effectiveFrequency: PmuMetric = {
  name: 'effectiveFrequency',
  unit: 'hertz',
  needs: ['cycles'],
  formula: (of) => `${of('cycles')} / time that the threads ran`,
  compute: ({ cycles }, { ranNanoseconds, isKernelCounted }) =>
    isKernelCounted
      ? divided(cycles * 1e9, ranNanoseconds)
      : 'cycles were counted in user mode alone, the time that the threads ran was not',
};

/** FP_SCALE_OPS is for vectors of 128 bits: Arm Architecture Reference Manual, D13, "SVE events". */
const flops: PmuMetric = {
  name: 'flops',
  unit: 'flop/s',
  needs: ['fixedFlops', 'scalableFlops'],
  formula: (of) =>
    `(${of('fixedFlops')} + ${of('scalableFlops')} × vector length / 128 bits) / wall-clock time, speculated`,
  compute: ({ fixedFlops, scalableFlops }, { vectorBytes, milliseconds }) =>
    vectorBytes === undefined
      ? 'the vector length of SVE is not known'
      : divided(1000 * (fixedFlops + (scalableFlops * vectorBytes) / 16), milliseconds),
};

const memoryBandwidth: PmuMetric = {
  name: 'memoryBandwidth',
  unit: 'bytes/s',
  needs: ['llMisses', 'llAccesses'],
  isEstimate: true,
  formula: (of) =>
    `${of('llMisses')} × ${lineBytes} bytes / wall-clock time: reads of these threads, no prefetches or writes`,
  compute: ({ llMisses, llAccesses }, { milliseconds }) =>
    llAccesses === 0 ? 'no access was counted that could miss' : divided(1000 * llMisses * lineBytes, milliseconds),
};

function divided(part: number, whole: number): Computed {
  return whole > 0 ? part / whole : 'what it would be divided by is 0: nothing was counted';
}

/** With none the reasons are the core's. */
function topDownMetrics(topDown: TopDown | undefined): readonly PmuMetric[] {
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
