// Memory: how much, in which pages, on which NUMA nodes.
import { chosen, kilobytes, labelled, line, numberBehind, numberList, whole, wholeOf } from './fields.ts';
import { firstOf, inFile, type Reading, unknown } from './reading.ts';
import type { Sources, SystemFiles } from './sources.ts';

export interface NumaNode {
  readonly node: number;
  /** None of a node that has memory alone. */
  readonly processors: readonly number[] | 'unknown';
  readonly totalBytes: number | 'unknown';
  readonly freeBytes: number | 'unknown';
  /** To each node, 10 to itself: ACPI's SLIT. */
  readonly distances: readonly number[] | 'unknown';
}

export interface HugePagePool {
  readonly pageBytes: number;
  readonly total: number;
  readonly free: number | 'unknown';
}

export interface Pages {
  readonly baseBytes: Reading<number>;
  /** 'always', 'madvise' or 'never'. */
  readonly transparent: Reading<string>;
  readonly defrag: Reading<string>;
  /** What was reserved: vm.nr_hugepages. */
  readonly pools: Reading<readonly HugePagePool[]>;
}

const nodesPath = '/sys/devices/system/node';
const transparentPath = '/sys/kernel/mm/transparent_hugepage';
const poolsPath = '/sys/kernel/mm/hugepages';

export function readNumaNodes({ files }: Sources): Reading<readonly NumaNode[]> {
  return firstOf<readonly NumaNode[]>([
    nodesPath,
    () => {
      const nodes = files.list(nodesPath).flatMap((name) => nodeOf(files, name));
      return nodes.length > 0 ? nodes.sort((a, b) => a.node - b.node) : undefined;
    },
  ]);
}

export function readPages({ files, calls }: Sources): Pages {
  return {
    baseBytes: firstOf<number>(['AT_PAGESZ', () => calls.pageBytes()], ['/proc/self/smaps', () => pageOfSmaps(files)]),
    transparent: firstOf(inFile(files, `${transparentPath}/enabled`, chosen)),
    defrag: firstOf(inFile(files, `${transparentPath}/defrag`, chosen)),
    pools: readPools(files),
  };
}

/** /proc/meminfo's, in bytes. */
export function readMeminfo({ files }: Sources, key: string): Reading<number> {
  return firstOf<number>([`/proc/meminfo ${key}`, () => kilobytes(labelled(files.read('/proc/meminfo'), key))]);
}

function nodeOf(files: SystemFiles, name: string): NumaNode[] {
  const node = numberBehind('node', name);
  if (node === undefined) return [];
  const path = `${nodesPath}/${name}`;
  const memory = files.read(`${path}/meminfo`);
  return [
    {
      node,
      processors: processorsOf(files, `${path}/cpulist`),
      totalBytes: kilobytes(labelled(memory, `Node ${node} MemTotal`)) ?? 'unknown',
      freeBytes: kilobytes(labelled(memory, `Node ${node} MemFree`)) ?? 'unknown',
      distances: distancesOf(line(files, `${path}/distance`)),
    },
  ];
}

function processorsOf(files: SystemFiles, path: string): readonly number[] | 'unknown' {
  if (files.read(path)?.trim() === '') return [];
  return numberList(line(files, path)) ?? 'unknown';
}

function distancesOf(text = ''): readonly number[] | 'unknown' {
  const distances = text.split(' ').map(wholeOf);
  return distances.every((distance) => distance !== undefined) ? distances : 'unknown';
}

function pageOfSmaps(files: SystemFiles): number | undefined {
  return kilobytes(labelled(files.read('/proc/self/smaps'), 'KernelPageSize'));
}

function readPools(files: SystemFiles): Reading<readonly HugePagePool[]> {
  const names = files.list(poolsPath);
  if (names.length === 0) return unknown(`not in ${poolsPath}`);
  const pools = names.flatMap((name): HugePagePool[] => {
    const kib = name.endsWith('kB') ? numberBehind('hugepages-', name.slice(0, -2)) : undefined;
    const [total, free] = ['nr_hugepages', 'free_hugepages'].map((file) =>
      whole(files, `${poolsPath}/${name}/${file}`),
    );
    return kib && total !== undefined ? [{ pageBytes: kib * 1024, total, free: free ?? 'unknown' }] : [];
  });
  return { value: pools.sort((a, b) => a.pageBytes - b.pageBytes), source: poolsPath };
}
