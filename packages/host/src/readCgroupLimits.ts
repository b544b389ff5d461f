// What control groups let this process use: of version 1 and 2, its own group and all around it.
import { line, wholeOf } from './fields.ts';
import { hasOption, type Mount, mountsOf } from './mounts.ts';
import { type Reading, unknown } from './reading.ts';
import type { SystemFiles } from './sources.ts';

export interface CgroupLimits {
  /** Processors' worth of time, such as 0.5; 'none' without a quota. */
  readonly quota: Reading<number | 'none'>;
  /** Bytes of memory. */
  readonly cgroupBytes: Reading<number | 'none'>;
}

/** The least limits of the groups that this process is in and of those around them. */
export function readCgroupLimits(files: SystemFiles): CgroupLimits {
  const groups = cgroupsOf(files);
  return { quota: leastOf(files, groups, quotaOf), cgroupBytes: leastOf(files, groups, memoryOf) };
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

/** What version 1 writes for no limit: the greatest multiple of a page. */
const leastOfNoLimit = 2 ** 62;

function memoryOf(files: SystemFiles, { path, version, controllers }: Cgroup): GroupLimit | undefined {
  if (version === 1 && !controllers.includes('memory')) return undefined;
  const source = `${path}/${version === 2 ? 'memory.max' : 'memory.limit_in_bytes'}`;
  const text = line(files, source);
  const bytes = wholeOf(text);
  if (bytes === undefined) return text === 'max' ? { value: 'none', source } : undefined;
  return { value: bytes >= leastOfNoLimit ? 'none' : bytes, source };
}
