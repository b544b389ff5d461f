// What of the machine this process may use: affinity, cgroups of both versions, Lambda.
import { labelled, line, numberList, wholeOf } from './fields.ts';
import { hasOption, type Mount, mountsOf } from './mounts.ts';
import { firstOf, inFile, known, type Reading, unknown } from './reading.ts';
import { readMeminfo } from './readMemory.ts';
import type { Sources, SystemFiles } from './sources.ts';

export interface Limits {
  /** Logical processors of the machine. */
  readonly online: Reading<readonly number[]>;
  /** Those that this process may run on. */
  readonly allowed: Reading<readonly number[]>;
  /** Processors' worth of time, such as 0.5; 'none' without a quota. */
  readonly quota: Reading<number | 'none'>;
  /** The least of what is known of these: threads that can run at once, 0.5 and the like too. */
  readonly processors: Reading<number>;
  readonly totalBytes: Reading<number>;
  readonly cgroupBytes: Reading<number | 'none'>;
  /** The least of what is known of these and of Lambda's. */
  readonly memoryBytes: Reading<number>;
  readonly lambda: Reading<LambdaLimits>;
}

export interface LambdaLimits {
  readonly functionName: string;
  readonly memoryBytes: number;
  /** Lambda gives a whole processor for each 1769 MB. */
  readonly processors: number;
}

const megabytesOfProcessor = 1769;
/** What version 1 writes for no limit: the greatest multiple of a page. */
const leastOfNoLimit = 2 ** 62;

export function readLimits(sources: Sources): Limits {
  const { files, calls } = sources;
  const online = firstOf<readonly number[]>(inFile(files, '/sys/devices/system/cpu/online', processorsOfList), [
    '/proc/cpuinfo',
    () => processorsOfCpuinfo(files),
  ]);
  const allowed = firstOf<readonly number[]>(
    ['sched_getaffinity', () => calls.affinity()],
    ['/proc/self/status', () => numberList(labelled(files.read('/proc/self/status'), 'Cpus_allowed_list'))],
  );
  const groups = cgroupsOf(files);
  const quota = leastOf(files, groups, quotaOf);
  const cgroupBytes = leastOf(files, groups, memoryOf);
  const lambda = readLambda(sources);
  const totalBytes = readMeminfo(sources, 'MemTotal');
  const lambdaPart = (part: 'memoryBytes' | 'processors'): Reading<number> => {
    const own = known(lambda);
    return own ? { value: own[part], source: lambda.source } : unknown(lambda.source);
  };
  return {
    ...{ online, allowed, quota, cgroupBytes, lambda, totalBytes },
    processors: least(lengthOf(online), lengthOf(allowed), numberOf(quota), lambdaPart('processors')),
    memoryBytes: least(totalBytes, numberOf(cgroupBytes), lambdaPart('memoryBytes')),
  };
}

function processorsOfList(files: SystemFiles, path: string): readonly number[] | undefined {
  return numberList(line(files, path));
}

function processorsOfCpuinfo(files: SystemFiles): readonly number[] | undefined {
  const numbers = [...(files.read('/proc/cpuinfo') ?? '').matchAll(/^processor\s*:\s*(\d+)$/gm)];
  return numbers.length > 0 ? numbers.map(([, number]) => Number(number)) : undefined;
}

/** A folder of a group that this process is in, or of one above. */
interface Cgroup {
  readonly path: string;
  readonly version: 1 | 2;
  readonly controllers: readonly string[];
}

/** Controllers of version 1. */
const limiting = new Set(['cpu', 'memory']);

/**
 * From /proc/self/cgroup and where the hierarchies are mounted. A path that is not below its mount, as in a container
 * without a namespace of its own, is looked for at the mount itself.
 */
function cgroupsOf(files: SystemFiles): readonly Cgroup[] {
  const mounts = mountsOf(files, 'cgroup');
  return (files.read('/proc/self/cgroup') ?? '').split('\n').flatMap((row) => {
    const [, names, ...path] = row.split(':');
    if (names === undefined || path.length === 0) return [];
    const version = names === '' ? 2 : 1;
    const controllers = names.split(',');
    if (version === 1 && !controllers.some((name) => limiting.has(name))) return [];
    const mount = mounts.find((each) => holds(each, version, controllers));
    if (!mount) return [];
    return ancestorsOf(pathBelow(mount, path.join(':'))).map(
      (each) => ({ path: `${mount.path}${each}`, version, controllers }) as const,
    );
  });
}

function holds(mount: Mount, version: 1 | 2, controllers: readonly string[]): boolean {
  if (version === 2) return mount.type === 'cgroup2';
  return mount.type === 'cgroup' && controllers.some((name) => hasOption(mount, name));
}

/** A group's path from where its hierarchy is mounted. */
function pathBelow({ root }: Mount, path: string): string {
  if (root === '/') return path;
  return path.startsWith(`${root}/`) ? path.slice(root.length) : '/';
}

/** `/a/b`: ['/a/b', '/a', '']. */
function ancestorsOf(path: string): readonly string[] {
  const parts = path.split('/').filter(Boolean);
  return [...parts.map((_, i) => `/${parts.slice(0, parts.length - i).join('/')}`), ''];
}

interface GroupLimit {
  readonly value: number | 'none';
  readonly source: string;
}

/** The least limit of the groups and those above them; 'none' if one could be read and none limits. */
function leastOf(
  files: SystemFiles,
  groups: readonly Cgroup[],
  limitOf: (files: SystemFiles, group: Cgroup) => GroupLimit | undefined,
): Reading<number | 'none'> {
  const found = groups.flatMap((group) => limitOf(files, group) ?? []);
  const [first] = found;
  if (!first) return unknown('no cgroup that says');
  return found.reduce((least, each) => (numberIn(each) < numberIn(least) ? each : least), first);
}

function numberIn({ value }: GroupLimit): number {
  return value === 'none' ? Number.POSITIVE_INFINITY : value;
}

/** cpu.max of version 2: `max 100000` or `50000 100000`, in microseconds; version 1 has them apart, -1 for none. */
function quotaOf(files: SystemFiles, { path, version, controllers }: Cgroup): GroupLimit | undefined {
  if (version === 2) {
    const source = `${path}/cpu.max`;
    const [quota, period] = line(files, source)?.split(' ') ?? [];
    return quota === 'max' ? { value: 'none', source } : share(quota, period, source);
  }
  if (!controllers.includes('cpu')) return undefined;
  const source = `${path}/cpu.cfs_quota_us`;
  const quota = line(files, source);
  return quota === '-1' ? { value: 'none', source } : share(quota, line(files, `${path}/cpu.cfs_period_us`), source);
}

function share(quota: string | undefined, period: string | undefined, source: string): GroupLimit | undefined {
  const [part, whole] = [wholeOf(quota), wholeOf(period)];
  return part === undefined || !whole ? undefined : { value: part / whole, source };
}

function memoryOf(files: SystemFiles, { path, version, controllers }: Cgroup): GroupLimit | undefined {
  if (version === 1 && !controllers.includes('memory')) return undefined;
  const source = `${path}/${version === 2 ? 'memory.max' : 'memory.limit_in_bytes'}`;
  const text = line(files, source);
  const bytes = wholeOf(text);
  if (bytes === undefined) return text === 'max' ? { value: 'none', source } : undefined;
  return { value: bytes >= leastOfNoLimit ? 'none' : bytes, source };
}

function readLambda({ env }: Sources): Reading<LambdaLimits> {
  const source = 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE';
  if (!env.AWS_LAMBDA_RUNTIME_API) return unknown('AWS_LAMBDA_RUNTIME_API is not set: not on Lambda');
  const megabytes = wholeOf(env[source]);
  if (!megabytes) return unknown(`${source} is no number of megabytes`);
  const processors = megabytes / megabytesOfProcessor;
  const functionName = env.AWS_LAMBDA_FUNCTION_NAME ?? '';
  return { value: { functionName, memoryBytes: megabytes * 2 ** 20, processors }, source };
}

function lengthOf(list: Reading<readonly number[]>): Reading<number> {
  const own = known(list);
  return own ? { value: own.length, source: list.source } : unknown(list.source);
}

function numberOf(limit: Reading<number | 'none'>): Reading<number> {
  const own = known(limit);
  return own === undefined || own === 'none' ? unknown(limit.source) : { value: own, source: limit.source };
}

function least(...readings: readonly Reading<number>[]): Reading<number> {
  const found = readings.flatMap((reading) => {
    const value = known(reading);
    return value === undefined ? [] : [{ value, source: reading.source }];
  });
  if (found.length === 0) return unknown(readings.map(({ source }) => source).join(', '));
  return found.reduce((smallest, each) => (each.value < smallest.value ? each : smallest));
}
