// Everything that can be counted of a thread or a process here.
import { describeHost, known, ownSources, type Sources } from '@kinglet/host';
import { optionError } from '../errors.ts';
import { openBandwidth } from './bandwidthSource.ts';
import type { CoreGroupName } from './cores/coreEvents.ts';
import { coreEventsOf } from './cores/coreEventsOf.ts';
import type { CounterSource } from './counterSource.ts';
import { joinSources } from './joinSources.ts';
import { ownUsage } from './ownUsage.ts';
import { type PerfCalls, perfCalls } from './perfCalls.ts';
import { openPmu } from './pmuSource.ts';
import { openRusage, type ReadUsage, wallClock } from './rusageSource.ts';
import { openSoftware } from './softwareSource.ts';
import type { Scope } from './threadGroups.ts';

/**
 * What is counted together. Of the processor: `core` cycles, instructions, first level of data, branches, stalls; `memory` the
 * other levels; `topDown` slots; `simd` vectors. `software` the kernel's events; `usage` its accounting, which `software` falls
 * back to: read in half the time; `bandwidth` the memory's of the whole machine.
 */
export type CounterGroup = CoreGroupName | 'bandwidth' | 'software' | 'usage';

export interface CounterOptions {
  /** The calling thread; or all threads of this process and those that they start from now on. */
  readonly scope: Scope;
  /** Each takes one or two microseconds to read. @default all but `usage`, of a thread all but `bandwidth`, too */
  readonly groups?: readonly CounterGroup[];
  /** As `@kinglet/host` calls it ('Neoverse V1', 'Zen 4') or 'Graviton3'. @default this machine's */
  readonly core?: string;
  /** @default this machine's */
  readonly system?: CounterSystem;
}

/** What counters are opened with. */
export interface CounterSystem {
  readonly perf: PerfCalls;
  readonly readUsage: ReadUsage;
  readonly sources: Sources;
}

const coreGroups: readonly CoreGroupName[] = ['core', 'memory', 'topDown', 'simd'];
export const groupsOfThread: readonly CounterGroup[] = [...coreGroups, 'software'];
const groupsOfProcess: readonly CounterGroup[] = [...groupsOfThread, 'bandwidth'];
const allGroups: readonly CounterGroup[] = [...groupsOfProcess, 'usage'];

/**
 * Opens what can be counted here; what cannot is explained by its reason, never thrown. Of a thread it must be opened, read
 * and closed on that thread. Throws ProfilerError KINGLET_PROFILER_OPTION.
 */
export function openCounters({ scope, groups, core, system = ownSystem() }: CounterOptions): CounterSource {
  checkOptions(scope, groups);
  const wanted = groups ?? (scope === 'thread' ? groupsOfThread : groupsOfProcess);
  const { perf, sources } = system;
  const counting = { perf, files: sources.files };
  const name = core ?? known(describeHost(sources).core) ?? 'unknown';
  const events = coreEventsOf(name, sources.arch, sources.files);
  const ofCore = coreGroups.filter((group) => wanted.includes(group));
  const vectorBytes = sources.calls.sveVectorLength();
  const opened = [
    ...(ofCore.length > 0 ? [openPmu(counting, { scope, core: events, groups: ofCore, vectorBytes })] : []),
    ...(wanted.includes('bandwidth') ? [openBandwidth(counting, name)] : []),
    ...(wanted.includes('software') ? softwareOf(system, scope) : []),
    ...(wanted.includes('usage') ? [openRusage(scope, system.readUsage)] : []),
    wallClock,
  ];
  return joinSources(opened);
}

/** Accounting is read only for what the events do not give. */
function softwareOf({ perf, readUsage, sources }: CounterSystem, scope: Scope): CounterSource[] {
  const software = openSoftware({ perf, files: sources.files }, scope);
  return software.isComplete ? [software] : [software, openRusage(scope, readUsage)];
}

function ownSystem(): CounterSystem {
  return { perf: perfCalls, readUsage: ownUsage, sources: ownSources() };
}

function checkOptions(scope: Scope, groups: readonly CounterGroup[] | undefined): void {
  if (scope !== 'thread' && scope !== 'process') throw optionError('scope', "'thread' or 'process'", scope);
  for (const group of groups ?? [])
    if (!allGroups.includes(group)) throw optionError('groups', `some of ${allGroups.join(', ')}`, group);
}
