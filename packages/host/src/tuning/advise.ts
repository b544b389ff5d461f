// What to change of a machine, and why.
import { describeHost, type HostDescription } from '../describeHost.ts';
import { HostError } from '../errors.ts';
import type { NodeBandwidth } from '../memory/measureBandwidth.ts';
import { type Reading, unknown } from '../reading.ts';
import { ownSources, type Sources } from '../sources.ts';
import type { Advice } from './advice.ts';
import { adviseBandwidth } from './adviseBandwidth.ts';
import { adviseFrequency } from './adviseFrequency.ts';
import { adviseMemory } from './adviseMemory.ts';
import { adviseNuma, type Placement } from './adviseNuma.ts';
import { adviseProcess } from './adviseProcess.ts';

export interface AdviseOptions {
  /** Bytes that are to be had in reserved huge pages. @default 0 */
  readonly hugePageBytes?: number;
  /** Whether processes and their memory are bound to NUMA nodes, which the kernel then need not balance. @default 'free' */
  readonly placement?: Placement;
  /** What measureBandwidth() found. @default not measured */
  readonly bandwidth?: Reading<readonly NodeBandwidth[]>;
}

/**
 * Advice about each setting that matters to computing, in a fixed order: the value now with its source, what to do, why,
 * and the document that says so. Reads only; what a machine does not say is 'unknown'.
 *
 * @throws {HostError} KINGLET_HOST_OPTION for bytes that are no whole number
 */
export function advise(
  host?: HostDescription,
  sources: Sources = ownSources(),
  { hugePageBytes = 0, placement = 'free', bandwidth = notMeasured }: AdviseOptions = {},
): readonly Advice[] {
  if (!Number.isSafeInteger(hugePageBytes) || hugePageBytes < 0)
    throw new HostError('KINGLET_HOST_OPTION', `Expected hugePageBytes to be a whole number, got ${hugePageBytes}`);
  const described = host ?? describeHost(sources);
  return [
    ...adviseFrequency(described, sources.files),
    ...adviseMemory(described, sources, hugePageBytes),
    ...adviseNuma(described, sources.files, placement),
    ...adviseBandwidth(sources.files, bandwidth),
    ...adviseProcess(described, sources),
  ];
}

const notMeasured = unknown('not measured: measureBandwidth() does');
