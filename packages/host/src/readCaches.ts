// The hierarchy of caches, with who shares each.
import { line, numberBehind, numberList, sizeOf, whole } from './fields.ts';
import { firstOf, type Reading } from './reading.ts';
import type { Sources, SystemCalls, SystemFiles } from './sources.ts';

export interface Cache {
  readonly level: number;
  readonly type: 'data' | 'instruction' | 'unified';
  readonly bytes: number;
  readonly lineBytes: number | 'unknown';
  readonly ways: number | 'unknown';
  /** Logical processors that share it; 'unknown' where only their number, or nothing, is said. */
  readonly sharedBy: readonly number[] | 'unknown';
}

const folder = '/sys/devices/system/cpu';

/** Each cache once. */
export function readCaches({ files, calls, arch }: Sources): Reading<readonly Cache[]> {
  return firstOf<readonly Cache[]>(
    [`${folder}/cpu*/cache`, () => nonEmpty(cachesOfFiles(files))],
    ['CPUID', () => (arch === 'x64' ? nonEmpty(cachesOfCpuid(calls)) : undefined)],
  );
}

function cachesOfFiles(files: SystemFiles): readonly Cache[] {
  const seen = new Set<string>();
  const caches = new Map<string, Cache>();
  for (const cpu of files.list(folder).filter((name) => numberBehind('cpu', name) !== undefined))
    for (const index of files.list(`${folder}/${cpu}/cache`).filter((name) => name.startsWith('index'))) {
      const path = `${folder}/${cpu}/cache/${index}`;
      const shared = line(files, `${path}/shared_cpu_list`) ?? cpu;
      // What another processor shares was read there: a large machine has thousands of these files.
      if (seen.has(`${index} ${shared}`)) continue;
      seen.add(`${index} ${shared}`);
      const cache = cacheOf(files, path);
      if (cache) caches.set(`${cache.level} ${cache.type} ${shared}`, cache);
    }
  // Not localeCompare, whose first call loads a collator: 6 ms.
  return [...caches.values()].sort((a, b) => a.level - b.level || Number(a.type > b.type) - Number(a.type < b.type));
}

function cacheOf(files: SystemFiles, path: string): Cache | undefined {
  const level = whole(files, `${path}/level`);
  const type = line(files, `${path}/type`)?.toLowerCase();
  const bytes = sizeOf(line(files, `${path}/size`));
  if (level === undefined || bytes === undefined || !isType(type)) return undefined;
  return {
    ...{ level, type, bytes },
    lineBytes: whole(files, `${path}/coherency_line_size`) ?? 'unknown',
    // 0 is what the kernel says of what it does not know.
    ways: whole(files, `${path}/ways_of_associativity`) || 'unknown',
    sharedBy: numberList(line(files, `${path}/shared_cpu_list`)) ?? 'unknown',
  };
}

function isType(type: string | undefined): type is Cache['type'] {
  return type === 'data' || type === 'instruction' || type === 'unified';
}

const types: Readonly<Record<number, Cache['type']>> = { 1: 'data', 2: 'instruction', 3: 'unified' };
const mostCaches = 8;

/** Deterministic cache parameters: leaf 4 of Intel's processors, 0x8000001d of AMD's, in the same form. */
function cachesOfCpuid({ cpuid }: SystemCalls): readonly Cache[] {
  const leaf = [4, 0x8000001d].find((each) => types[(cpuid(each, 0)?.[0] ?? 0) & 0x1f]);
  if (leaf === undefined) return [];
  return Array.from({ length: mostCaches }, (_, i) => cpuid(leaf, i)).flatMap((words) => {
    const type = types[(words?.[0] ?? 0) & 0x1f];
    if (!words || !type) return [];
    const [a, b, sets] = words;
    const [lineBytes, partitions, ways] = [(b & 0xfff) + 1, ((b >>> 12) & 0x3ff) + 1, (b >>> 22) + 1];
    const bytes = lineBytes * partitions * ways * (sets + 1);
    return [{ level: (a >>> 5) & 7, type, bytes, lineBytes, ways, sharedBy: 'unknown' as const }];
  });
}

function nonEmpty<Value>(values: readonly Value[]): readonly Value[] | undefined {
  return values.length > 0 ? values : undefined;
}
