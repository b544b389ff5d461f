import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  describeHost,
  hasNeonSimd,
  isArm64Optimized,
  known,
  noCalls,
  type Sources,
  systemFiles,
} from '../src/index.ts';
import { machines } from './machines.ts';
import { machine } from './recordedTree.ts';

type Values = Readonly<Record<string, unknown>>;

/** The values without their sources. */
function valuesOf(sources: Sources): Values {
  const plain = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    if ('source' in value && 'value' in value) return value.value;
    return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, plain(own)]));
  };
  return plain(describeHost(sources)) as Values;
}

function featuresOf(sources: Sources): readonly string[] {
  return Object.entries(describeHost(sources).features).flatMap(([name, reading]) => (known(reading) ? [name] : []));
}

describe('processors', () => {
  test.each<[keyof typeof machines, Values]>([
    ['graviton1', { core: 'Cortex-A72', product: 'AWS Graviton', gravitonGeneration: 1, sveVectorLength: 'unknown' }],
    ['graviton2', { vendor: 'Arm', core: 'Neoverse N1', product: 'AWS Graviton2', gravitonGeneration: 2 }],
    ['graviton3', { core: 'Neoverse V1', product: 'AWS Graviton3', gravitonGeneration: 3, sveVectorLength: 32 }],
    ['graviton4', { core: 'Neoverse V2', product: 'AWS Graviton4', gravitonGeneration: 4, virtualization: 'none' }],
    ['graviton5', { core: 'Neoverse V3', product: 'AWS Graviton5', gravitonGeneration: 5, virtualization: 'nitro' }],
    ['axion', { core: 'Neoverse V2', product: 'Google Axion', gravitonGeneration: 'unknown', virtualization: 'kvm' }],
    ['altra', { core: 'Neoverse N1', product: 'Ampere Altra', gravitonGeneration: 'unknown' }],
    ['ampereOne', { vendor: 'Ampere', core: 'Ampere-1', product: 'AmpereOne', gravitonGeneration: 'unknown' }],
    ['unnamedN1', { core: 'Neoverse N1', product: 'unknown', gravitonGeneration: 'unknown' }],
    ['appleM1', { vendor: 'Apple', core: 'M1 Icestorm and M1 Firestorm', product: 'Apple M1' }],
    ['lambda', { core: 'Neoverse N1', product: 'AWS Graviton2', gravitonGeneration: 2, container: 'lambda' }],
    ['epyc', { vendor: 'AMD', core: 'Zen 3', product: 'AMD EPYC 7R13 Processor', virtualization: 'yes' }],
    ['zen6', { vendor: 'AMD', core: 'Zen 6', virtualization: 'nitro' }],
    ['xeon', { vendor: 'Intel', core: 'Sapphire Rapids', product: 'Intel(R) Xeon(R) Platinum 8488C' }],
  ])('%s', (name, expected) => {
    expect(valuesOf(machines[name])).toMatchObject(expected);
  });

  test('instruction sets', () => {
    const [n1, v1, v2, m1] = [machines.graviton2, machines.graviton3, machines.graviton4, machines.appleM1].map(
      featuresOf,
    );

    expect(n1).toEqual(['neon', 'fp16', 'dotprod', 'aes', 'sha256', 'crc32', 'atomics']);
    expect(v1).toEqual(['neon', 'fp16', 'dotprod', 'bf16', 'i8mm', 'sve', 'aes', 'sha256', 'crc32', 'atomics']);
    expect(v2).toContain('sve2');
    expect(m1).not.toContain('bf16');
    expect(featuresOf(machines.xeon)).toHaveLength(13);
    expect(featuresOf(machines.epyc)).toEqual(['avx2', 'fma', 'f16c', 'aesNi', 'sha']);
    expect(isArm64Optimized(describeHost(machines.lambda))).toBe(true);
    expect(hasNeonSimd(describeHost(machines.xeon))).toBe(false);
  });

  test('MIDR and HWCAP are asked before files are', () => {
    const calls = {
      ...noCalls,
      midr: () => 0x410fd4f0n,
      hwcap: () => 0x400000n,
      hwcap2: () => 2n,
      sveVectorLength: () => 16,
    };
    const host = describeHost({ ...machines.graviton2, calls });

    expect(host.core).toEqual({ value: 'Neoverse V2', source: 'MIDR_EL1' });
    expect(host.features.sve2).toEqual({ value: true, source: 'AT_HWCAP2' });
    expect(host.features.neon).toEqual({ value: false, source: 'AT_HWCAP' });
    expect(host.sveVectorLength).toEqual({ value: 16, source: 'prctl(PR_SVE_GET_VL)' });
  });
});

test('a register of one processor does not speak for cores of other kinds', () => {
  const calls = { ...noCalls, midr: () => 0x611f0221n };

  expect(describeHost({ ...machines.appleM1, calls }).core).toEqual({
    ...{ value: 'M1 Icestorm and M1 Firestorm', source: '/proc/cpuinfo' },
  });
  expect(describeHost({ ...machines.appleM1, files: machines.xeon.files, calls }).core).toEqual({
    ...{ value: 'M1 Icestorm', source: 'MIDR_EL1 of one processor' },
  });
});

describe('caches, nodes and pages', () => {
  test('each cache once, with who shares it', () => {
    const { value } = describeHost(machines.graviton2).caches;

    expect(value).toHaveLength(7);
    expect(value).toContainEqual({
      ...{ level: 3, type: 'unified', bytes: 32 * 2 ** 20, lineBytes: 64, ways: 'unknown', sharedBy: [0, 1] },
    });
    expect(describeHost(machines.lambda).caches.value).toBe('unknown');
  });

  test('two sockets', () => {
    const { value } = describeHost(machines.graviton4).numaNodes;

    expect(value).toMatchObject([
      { node: 0, totalBytes: 402653184 * 1024, distances: [10, 100] },
      { node: 1, freeBytes: 2000 * 1024, distances: [100, 10] },
    ]);
    expect(value === 'unknown' ? [] : value[1]!.processors.slice(0, 2)).toEqual([96, 97]);
  });

  test('a node that has memory alone is not one whose files cannot be read', () => {
    const nodes = '/sys/devices/system/node';
    const tree = { [`${nodes}/node0/cpulist`]: '\n', [`${nodes}/node1/meminfo`]: 'Node 1 MemTotal: 4 kB\n' };

    expect(describeHost(machine('arm64', tree)).numaNodes.value).toEqual([
      { node: 0, processors: [], totalBytes: 'unknown', freeBytes: 'unknown', distances: 'unknown' },
      { node: 1, processors: 'unknown', totalBytes: 4096, freeBytes: 'unknown', distances: 'unknown' },
    ]);
  });

  test('huge pages', () => {
    const { pages } = describeHost(machines.graviton2);

    expect([pages.transparent.value, pages.defrag.value]).toEqual(['madvise', 'madvise']);
    expect(pages.pools.value).toEqual([{ pageBytes: 2 ** 21, total: 16, free: 4 }]);
  });
});

describe('limits', () => {
  test.each<[keyof typeof machines, Values]>([
    [
      'containerV2',
      { quota: 1.5, processors: 1.5, memoryBytes: 2 ** 29, container: 'docker', allowed: [0, 1, 2, 3, 8] },
    ],
    ['podV2', { quota: 0.5, processors: 0.5, memoryBytes: 2 ** 30, container: 'kubernetes' }],
    ['containerV1', { quota: 0.25, memoryBytes: 2 ** 28, container: 'docker' }],
    ['containerHybrid', { quota: 3, cgroupBytes: 2 ** 27, memoryBytes: 2 ** 27 }],
    ['unlimitedV1', { quota: 'none', cgroupBytes: 'none', memoryBytes: 'unknown', container: 'unknown' }],
    ['namespaceV2', { container: 'unknown' }],
    ['onSystemd', { container: 'none' }],
    ['lambda', { memoryBytes: 2 ** 29, processors: 512 / 1769, quota: 'unknown' }],
    ['graviton3', { processors: 8, memoryBytes: 16000000 * 1024, lambda: 'unknown' }],
  ])('%s', (name, expected) => {
    expect(valuesOf(machines[name])).toMatchObject(expected);
  });

  test('of a group whose name only begins as that of the mount are looked for at the mount', () => {
    const { files } = machines.containerV1;
    const other: Readonly<Record<string, string>> = {
      '/proc/self/cgroup': '3:cpu,cpuacct:/docker/abcdef\n',
      '/sys/fs/cgroup/cpu,cpuacct/def/cpu.cfs_quota_us': '1000\n',
      '/sys/fs/cgroup/cpu,cpuacct/def/cpu.cfs_period_us': '100000\n',
    };
    const read = (path: string) => other[path] ?? files.read(path);

    expect(describeHost({ ...machines.containerV1, files: { ...files, read } }).quota.value).toBe(0.25);
  });

  test('say which file they are from', () => {
    const { processors, memoryBytes } = describeHost(machines.podV2);

    expect(processors.source).toBe('/sys/fs/cgroup/kubepods.slice/pod1/cpu.max');
    expect(memoryBytes.source).toBe('/sys/fs/cgroup/kubepods.slice/pod1/memory.max');
  });
});

test('frequency', () => {
  expect(valuesOf(machines.epyc).frequency).toEqual({
    ...{ driver: 'acpi-cpufreq', governor: 'schedutil', maxKhz: 3600000, boost: true },
  });
  expect(describeHost(machines.xeon).frequency.boost.value).toBe(true);
});

describe('without /proc and /sys', () => {
  const root = mkdtempSync(join(tmpdir(), 'host-'));
  afterAll(() => rmSync(root, { recursive: true }));

  function rooted(name: string): Sources {
    const folder = join(root, name);
    mkdirSync(folder, { recursive: true });
    return { files: systemFiles(folder), calls: noCalls, env: {}, platform: 'linux', arch: 'arm64' };
  }

  function expectUnknown(sources: Sources): void {
    const host = describeHost(sources);
    for (const reading of [host.core, host.caches, host.numaNodes, host.processors, host.memoryBytes, host.kernel]) {
      expect(reading.value).toBe('unknown');
      expect(reading.source).not.toBe('');
    }
    expect(hasNeonSimd(host)).toBe(false);
  }

  test('missing', () => {
    expectUnknown(rooted('missing'));
  });

  test('files that are empty, folders in their places, and forbidden', () => {
    const sources = rooted('broken');
    const folder = join(root, 'broken');
    for (const path of ['proc/meminfo', 'proc/self/cgroup', 'sys/devices/system/cpu/online', 'proc/self/mountinfo']) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), '');
    }
    mkdirSync(join(folder, 'proc/cpuinfo'));
    mkdirSync(join(folder, 'sys/devices/system/node'), { mode: 0 });
    chmodSync(join(folder, 'proc/meminfo'), 0);

    expectUnknown(sources);
  });

  test.skipIf(process.getuid?.() !== 0)('forbidden to somebody who is not root', () => {
    const folder = join(root, 'forbidden');
    for (const [path, text] of Object.entries({
      'proc/meminfo': 'MemTotal: 1 kB\n',
      'sys/devices/system/cpu/online': '0\n',
    })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text, { mode: 0 });
    }
    chmodSync(root, 0o755);
    const values = (uid: number) =>
      runHost(
        { uid },
        `const files = systemFiles(${JSON.stringify(folder)});
        const { totalBytes, online } = describeHost({ files, calls: noCalls, env: {}, platform: 'linux', arch: 'x64' });
        console.log(JSON.stringify([totalBytes.value, online.value]));`,
      );

    // Root may read everything.
    expect(values(0)).toEqual([1024, [0]]);
    expect(values(65_534)).toEqual(['unknown', 'unknown']);
  });

  test('forbidden by Node’s permissions', () => {
    const repository = dirname(dirname(dirname(import.meta.dirname)));
    const body = `const { online, totalBytes } = describeHost();
      console.log(JSON.stringify([online.value, totalBytes.value, advise().length > 0]));`;

    const values = runHost({}, body, '--permission', `--allow-fs-read=${repository}`, '--no-warnings');

    expect(values).toEqual(['unknown', 'unknown', true]);
  });

  test('whatever is in the files, it is described without an error', () => {
    const tree = {
      ...machines.graviton2.files,
      read: (path: string) => machines.containerV1.files.read(path) ?? machines.graviton2.files.read(path),
    };
    const paths = ['/proc/cpuinfo', '/proc/meminfo', '/proc/self/cgroup', '/proc/self/mountinfo', '/proc/self/status'];
    const more = [
      '/sys/devices/system/cpu/online',
      '/sys/devices/system/cpu/cpu0/cache/index0/shared_cpu_list',
      '/sys/devices/system/cpu/cpu1/cache/index3/size',
      '/sys/devices/system/node/node0/distance',
      '/sys/devices/system/node/node0/meminfo',
      '/sys/fs/cgroup/memory/memory.limit_in_bytes',
      '/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages',
    ];
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('-1', '0-4294967295', '9'.repeat(400), 'max', '0::/../..\n', '\0', ','),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...paths, ...more), text),
        fc.constantFrom('arm64', 'x64'),
        (given, arch) => {
          const files = { ...tree, read: (path: string) => given[path] ?? tree.read(path) };
          describeHost({ files, calls: noCalls, env: {}, platform: 'linux', arch });
        },
      ),
    );
  });
});

/** What a script prints that has the package's functions, in a process of its own. */
function runHost(options: SpawnSyncOptions, body: string, ...flags: string[]): unknown {
  const entry = pathToFileURL(join(dirname(import.meta.dirname), 'src/index.ts')).href;
  const script = `const { advise, describeHost, noCalls, systemFiles } = await import(${JSON.stringify(entry)}); ${body}`;
  const args = [...flags, '--conditions=@kinglet/source', '--input-type=module', '-e', script];
  const { stdout, stderr } = spawnSync(process.execPath, args, { ...options, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

describe('this machine', () => {
  const host = describeHost();

  test('is the same by CPUID and by files', ({ skip }) => {
    skip(process.arch !== 'x64', 'x64 alone');
    const byFiles = describeHost({ files: systemFiles(), calls: noCalls, env: {}, platform: 'linux', arch: 'x64' });

    expect(known(byFiles.core)).toBe(known(host.core));
    expect(Object.entries(byFiles.features).map(([name, { value }]) => [name, value])).toEqual(
      Object.entries(host.features).map(([name, { value }]) => [name, value]),
    );
  });

  test('is described and advised on without a child process', () => {
    const none = ['--permission', '--allow-fs-read=*', '--allow-addons', '--no-warnings'];

    expect(runHost({}, 'console.log(JSON.stringify([describeHost().core.value, advise().length]))', ...none)).toEqual([
      ...[host.core.value, 17],
    ]);
  });
});
