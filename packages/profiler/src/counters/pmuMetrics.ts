// Metrics of counts: ratios, misses per kilo-instruction, rates.
import type { CoreEvents, Count } from './cores/coreEvents.ts';
import { divided, type PmuMetric, ratio } from './pmuMetric.ts';
import { topDownMetrics } from './topDownMetrics.ts';

const lineBytes = 64;

/** Those of a core, in the order in which they are shown. */
export function pmuMetrics(core: CoreEvents): readonly PmuMetric[] {
  const canCount = (wanted: Count): boolean =>
    core.groups.some(({ events }) => events.some(({ count }) => count === wanted));
  return [
    total('cycles'),
    total('instructions'),
    ratio('ipc', 'instructions', 'cycles'),
    effectiveFrequency,
    ratio('l1dMissRate', 'l1dMisses', 'l1dAccesses'),
    perKilo('l1dMpki', 'l1dMisses', 'l1dAccesses'),
    ratio('l2MissRate', 'l2Misses', 'l2Accesses'),
    perKilo('l2Mpki', 'l2Misses', canCount('l2Accesses') ? 'l2Accesses' : undefined),
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
