// Advice about NUMA nodes: balancing, reclaim.
import type { HostDescription } from '../describeHost.ts';
import { known } from '../reading.ts';
import type { SystemFiles } from '../sources.ts';
import { type Advice, leaveIt, settingAdvice } from './advice.ts';

/** Whether processes, and their memory, are bound to nodes. */
export type Placement = 'bound' | 'free';

export function adviseNuma(host: HostDescription, files: SystemFiles, placement: Placement): readonly Advice[] {
  const advices = [balancing(files, placement), zoneReclaim(files)];
  const nodes = known(host.numaNodes)?.length;
  if (nodes !== undefined && nodes > 1) return advices;
  const because = nodes === 1 ? 'there is one node' : `how many nodes there are is ${host.numaNodes.source}`;
  return advices.map((advice) => leaveIt(advice, because));
}

function balancing(files: SystemFiles, placement: Placement): Advice {
  const made = settingAdvice(files, {
    topic: 'numaBalancing',
    paths: ['/proc/sys/kernel/numa_balancing'],
    // 2 and 3 move pages between fast and slow memory, which is another thing.
    isRight: (value) => value !== '1',
    to: '0',
    advice: '0, where processes are bound to nodes',
    why: 'pages are unmapped again and again to see who touches them: a process that is bound to its node pays for it and gains nothing',
    evidence: 'https://docs.kernel.org/admin-guide/sysctl/kernel.html#numa-balancing',
  });
  return placement === 'bound' ? made : leaveIt(made, 'it may help processes that are not bound to nodes');
}

function zoneReclaim(files: SystemFiles): Advice {
  return settingAdvice(files, {
    topic: 'zoneReclaim',
    paths: ['/proc/sys/vm/zone_reclaim_mode'],
    isRight: (value) => value === '0',
    to: '0',
    advice: '0',
    why: 'otherwise cached files, models too, are thrown away on one node while another has memory free',
    evidence: 'https://docs.kernel.org/admin-guide/sysctl/vm.html#zone-reclaim-mode',
  });
}
