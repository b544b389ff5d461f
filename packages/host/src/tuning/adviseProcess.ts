// Advice about threads, interrupts and what the kernel guards against: for a person, never written.
import type { HostDescription } from '../describeHost.ts';
import { line } from '../fields.ts';
import { firstOf, known, type Reading, unknown } from '../reading.ts';
import type { Sources, SystemFiles } from '../sources.ts';
import { type Advice, report } from './advice.ts';

export function adviseProcess(host: HostDescription, { files, env }: Sources): readonly Advice[] {
  return [threads(host, env), threadAffinity(host), irqAffinity(files), schedulerPolicy(files), speculation(files)];
}

const threadVariables = ['UV_THREADPOOL_SIZE', 'OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS'];

function threads({ processors }: HostDescription, env: Sources['env']): Advice {
  const usable = known(processors);
  const set = threadVariables.flatMap((name) => (env[name] ? [`${name}=${env[name]}`] : []));
  const value: Reading<string> =
    usable === undefined
      ? unknown(processors.source)
      : { value: `${usable} processors; ${set.join(', ') || 'no variable is set'}`, source: processors.source };
  return report(value, {
    topic: 'threads',
    advice: usable === undefined ? 'one thread a processor' : `${Math.max(1, Math.floor(usable))} that compute`,
    why: 'more than a quota allows are stopped together for the rest of its period, each holding what the others wait for',
    evidence: 'https://docs.kernel.org/scheduler/sched-bwc.html',
  });
}

function threadAffinity({ allowed, online }: HostDescription): Advice {
  const [own, all] = [known(allowed), known(online)];
  const value: Reading<string> =
    own === undefined
      ? unknown(allowed.source)
      : { value: `${own.length} of ${all?.length ?? 'unknown'} processors`, source: allowed.source };
  return report(value, {
    topic: 'threadAffinity',
    advice:
      'with several nodes, one process a node: numactl --cpunodebind and --membind; else leave it to the scheduler',
    why: 'a thread that moves to another node leaves its caches and its memory behind',
    evidence: 'https://docs.kernel.org/admin-guide/mm/numa_memory_policy.html',
  });
}

function irqAffinity(files: SystemFiles): Advice {
  const masks = files
    .list('/proc/irq')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => line(files, `/proc/irq/${name}/smp_affinity_list`) ?? []);
  const counts = [...new Set(masks)].map((mask) => `${masks.filter((each) => each === mask).length} on ${mask}`);
  const value = firstOf<string>([
    '/proc/irq/*/smp_affinity_list',
    () => (counts.length > 0 ? counts.sort().join('; ') : undefined),
  ]);
  return report(value, {
    topic: 'irqAffinity',
    advice: 'under much network load, queues on processors of their own, with irqbalance stopped',
    why: 'which ones depends on the load; irqbalance writes over what is set, and the kernel refuses it for interrupts that it manages itself',
    evidence:
      'https://github.com/aws/aws-graviton-getting-started/blob/main/perfrunbook/optimization_recommendation.md#network-heavy-workload-optimizations',
  });
}

/** Of include/uapi/linux/sched.h. */
const policies: Readonly<Record<string, string>> = {
  '0': 'SCHED_OTHER',
  '1': 'SCHED_FIFO',
  '2': 'SCHED_RR',
  '3': 'SCHED_BATCH',
  '5': 'SCHED_IDLE',
  '6': 'SCHED_DEADLINE',
};
/** proc_pid_stat(5): field 41; fields are counted behind the name, which may hold anything, and is the second. */
const policyField = 41 - 3;

function schedulerPolicy(files: SystemFiles): Advice {
  const fields = files
    .read('/proc/self/stat')
    ?.replace(/^.*\) /s, '')
    .split(' ');
  const value = firstOf<string>(['/proc/self/stat', () => policies[fields?.[policyField] ?? '']]);
  return report(value, {
    topic: 'schedulerPolicy',
    advice: 'SCHED_OTHER; never applied',
    why: 'a thread of SCHED_FIFO that computes without a pause keeps everyone else off its processor',
    evidence: 'https://man7.org/linux/man-pages/man7/sched.7.html',
  });
}

const vulnerabilities = '/sys/devices/system/cpu/vulnerabilities';

function speculation(files: SystemFiles): Advice {
  const states = files.list(vulnerabilities).flatMap((name) => {
    const text = line(files, `${vulnerabilities}/${name}`);
    return text === undefined || text === 'Not affected' ? [] : [`${name}: ${text.replace(/[:;].*$/, '')}`];
  });
  const value = firstOf<string>([
    vulnerabilities,
    () => (files.list(vulnerabilities).length > 0 ? states.join('; ') || 'not affected' : undefined),
  ]);
  return report(value, {
    topic: 'speculation',
    advice: 'leave the mitigations on; never applied',
    why: 'without them code of one process may read memory of others; what they cost is measured for one load, and lost to all',
    evidence: 'https://docs.kernel.org/admin-guide/hw-vuln/index.html',
  });
}
