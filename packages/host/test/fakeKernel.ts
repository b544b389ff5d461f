// A machine in a folder, whose files take settings as the kernel does.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { noCalls, type Permission, type Sources, type TuningFiles, tuningFiles } from '../src/index.ts';
import type { Tree } from './recordedTree.ts';

/** Of a machine with two nodes and nothing as it is advised. */
export const untuned: Tree = {
  '/proc/self/mountinfo':
    '22 1 8:1 / / rw,relatime - ext4 /dev/root rw\n23 22 0:22 / /sys rw,relatime - sysfs sysfs rw\n24 22 0:5 / /proc rw - proc proc rw\n',
  '/proc/meminfo': 'MemTotal:       16000000 kB\nMemFree:        8000000 kB\nSwapTotal:      1000 kB\n',
  '/proc/sys/kernel/numa_balancing': '1\n',
  '/proc/sys/vm/compaction_proactiveness': '0\n',
  '/proc/sys/vm/swappiness': '60\n',
  '/proc/sys/vm/zone_reclaim_mode': '7\n',
  '/proc/irq/9/smp_affinity_list': '0-3\n',
  '/proc/self/stat': `7 (a) b) R ${'0 '.repeat(37)}1 0\n`,
  ...Object.fromEntries(
    [0, 10].flatMap((policy) => {
      const folder = `/sys/devices/system/cpu/cpufreq/policy${policy}`;
      return [
        [`${folder}/scaling_available_governors`, 'performance powersave \n'],
        [`${folder}/scaling_governor`, policy === 0 ? 'powersave\n' : 'performance\n'],
      ];
    }),
  ),
  '/sys/devices/system/cpu/cpufreq/boost': '0\n',
  '/sys/devices/system/cpu/online': '0-10\n',
  '/sys/devices/system/cpu/vulnerabilities/meltdown': 'Not affected\n',
  '/sys/devices/system/cpu/vulnerabilities/spectre_v2': 'Mitigation: CSV2, BHB\n',
  '/sys/devices/system/node/node0/cpulist': '0-5\n',
  '/sys/devices/system/node/node1/cpulist': '6-10\n',
  '/sys/kernel/mm/transparent_hugepage/enabled': 'always madvise [never]\n',
  '/sys/kernel/mm/transparent_hugepage/defrag': '[always] defer defer+madvise madvise never\n',
  '/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages': '3\n',
  '/sys/kernel/mm/hugepages/hugepages-2048kB/free_hugepages': '3\n',
  '/sys/kernel/mm/hugepages/hugepages-1048576kB/nr_hugepages': '0\n',
};

export const root: Permission = { env: {}, platform: 'linux', uid: 0 };

export interface FakeKernel {
  readonly folder: string;
  readonly files: TuningFiles;
  readonly sources: Sources;
  /** The bytes of every file, by path. */
  readonly contents: () => Tree;
}

export function fakeKernel(tree: Tree = untuned): FakeKernel {
  const folder = mkdtempSync(join(tmpdir(), 'host-tuning-'));
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const plain = tuningFiles(folder);
  const write = (path: string, text: string): void => plain.write(path, answered(plain.read(path) ?? '', text));
  const files = { ...plain, write };
  return {
    folder,
    files,
    sources: { files, calls: noCalls, env: {}, platform: 'linux', arch: 'arm64' },
    contents: () =>
      Object.fromEntries(Object.keys(tree).map((path) => [path, readFileSync(join(folder, path), 'utf8')])),
  };
}

/** What a file says after a write: of several words all, the chosen one in brackets. */
function answered(before: string, text: string): string {
  if (!before.includes('[')) return text;
  const word = text.trim();
  const words = before.replaceAll(/[[\]]/g, '').trim().split(' ');
  if (!words.includes(word)) throw Object.assign(new Error('EINVAL: invalid argument, write'), { errno: -22 });
  return `${words.map((each) => (each === word ? `[${each}]` : each)).join(' ')}\n`;
}
