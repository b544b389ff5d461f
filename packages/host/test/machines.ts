// Files of machines that are not here: /proc/cpuinfo as their owners published it, and what else of /proc and /sys says
// what Kinglet reads, in the kernel's own forms (Documentation/ABI).
import type { Sources } from '../src/index.ts';
import { machine, type Tree } from './recordedTree.ts';

const [n1, v1, v2] = [
  'fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm lrcpc dcpop asimddp ssbs',
  'fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm jscvt fcma lrcpc dcpop sha3 sm3 sm4 asimddp sha512 sve asimdfhm dit uscat ilrcpc flagm ssbs paca pacg dcpodp svei8mm svebf16 i8mm bf16 dgh rng',
  'fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm jscvt fcma lrcpc dcpop sha3 asimddp sha512 sve asimdfhm dit uscat ilrcpc flagm ssbs sb paca pacg dcpodp sve2 sveaes svepmull svebitperm svesha3 flagm2 frint svei8mm svebf16 i8mm bf16 dgh rng bti',
];
const m1 =
  'fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm jscvt fcma lrcpc dcpop sha3 asimddp sha512 asimdfhm dit uscat ilrcpc flagm ssbs sb paca pacg dcpodp flagm2 frint';

const ampere1 =
  'fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm jscvt fcma lrcpc dcpop sha3 asimddp sha512 asimdfhm dit uscat ilrcpc flagm ssbs sb dcpodp flagm2 frint i8mm bf16 bti ecv';

function armCpuinfo(count: number, implementer: string, part: string, features: string, first = 0): string {
  const one = (i: number) =>
    `processor\t: ${first + i}\nBogoMIPS\t: 243.75\nFeatures\t: ${features}\nCPU implementer\t: ${implementer}\nCPU architecture: 8\nCPU variant\t: 0x3\nCPU part\t: ${part}\nCPU revision\t: 1\n`;
  return Array.from({ length: count }, (_, i) => one(i)).join('\n');
}

/** So many bits from the first on, in words of 32 bits as the kernel writes masks. */
function maskOf(first: number, count: number): string {
  const mask = ((1n << BigInt(count)) - 1n) << BigInt(first);
  const words = Array.from({ length: Math.ceil((first + count) / 32) }, (_, i) =>
    ((mask >> BigInt(32 * i)) & 0xffffffffn).toString(16).padStart(8, '0'),
  );
  return words.toReversed().join(',');
}

/** Caches of so many processors, each with its own of levels 1 and 2. */
function caches(count: number, l1: string, l2: string, l3: string): Tree {
  const entries = Array.from({ length: count }, (_, cpu) =>
    [
      [1, 'Data', l1, `${cpu}`],
      [1, 'Instruction', l1, `${cpu}`],
      [2, 'Unified', l2, `${cpu}`],
      [3, 'Unified', l3, `0-${count - 1}`],
    ].flatMap(([level, type, size, shared], index) => {
      const path = `/sys/devices/system/cpu/cpu${cpu}/cache/index${index}`;
      return Object.entries({
        level: `${level}\n`,
        type: `${type}\n`,
        size: `${size}\n`,
        coherency_line_size: '64\n',
        ways_of_associativity: '0\n',
        shared_cpu_list: `${shared}\n`,
        shared_cpu_map: `${level === 3 ? maskOf(0, count) : maskOf(cpu, 1)}\n`,
      }).map(([file, text]) => [`${path}/${file}`, text]);
    }),
  );
  return Object.fromEntries(entries.flat());
}

const processors = (count: number): Tree =>
  Object.fromEntries(
    ['online', 'possible', 'present'].map((name) => [`/sys/devices/system/cpu/${name}`, `0-${count - 1}\n`]),
  );

const meminfo = (kib: number): Tree => ({ '/proc/meminfo': `MemTotal:       ${kib} kB\nMemFree:        1024 kB\n` });

const ec2 = (type: string): Tree => ({
  '/sys/class/dmi/id/sys_vendor': 'Amazon EC2\n',
  '/sys/class/dmi/id/product_name': `${type}\n`,
});
const google: Tree = {
  '/sys/class/dmi/id/sys_vendor': 'Google\n',
  '/sys/class/dmi/id/product_name': 'Google Compute Engine\n',
};

const transparent: Tree = {
  '/sys/kernel/mm/transparent_hugepage/enabled': 'always [madvise] never\n',
  '/sys/kernel/mm/transparent_hugepage/defrag': 'always defer defer+madvise [madvise] never\n',
  '/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages': '16\n',
  '/sys/kernel/mm/hugepages/hugepages-2048kB/free_hugepages': '4\n',
};

const a72 = 'fp asimd evtstrm aes pmull sha1 sha2 crc32 cpuid';

/** The first, of a1 instances. */
const graviton1 = machine('arm64', {
  '/proc/cpuinfo': armCpuinfo(4, '0x41', '0xd08', a72),
  ...processors(4),
  ...ec2('a1.xlarge'),
});

const graviton2 = machine('arm64', {
  '/proc/cpuinfo': armCpuinfo(2, '0x41', '0xd0c', n1!),
  ...processors(2),
  ...caches(2, '64K', '1024K', '32768K'),
  ...meminfo(1900000),
  ...ec2('t4g.small'),
  ...transparent,
});

const graviton3 = machine('arm64', {
  '/proc/cpuinfo': armCpuinfo(8, '0x41', '0xd40', v1!),
  '/proc/sys/abi/sve_default_vector_length': '32\n',
  ...processors(8),
  ...caches(8, '64K', '1024K', '32768K'),
  ...meminfo(16000000),
  ...ec2('c7g.2xlarge'),
});

const twoNodes: Tree = {
  '/sys/devices/system/node/node0/cpulist': '0-95\n',
  '/sys/devices/system/node/node0/cpumap': `${maskOf(0, 96)}\n`,
  '/sys/devices/system/node/node0/meminfo': 'Node 0 MemTotal:       402653184 kB\nNode 0 MemFree:        1000 kB\n',
  '/sys/devices/system/node/node0/distance': '10 100\n',
  '/sys/devices/system/node/node1/cpulist': '96-191\n',
  '/sys/devices/system/node/node1/cpumap': `${maskOf(96, 96)}\n`,
  '/sys/devices/system/node/node1/meminfo': 'Node 1 MemTotal:       402653184 kB\nNode 1 MemFree:        2000 kB\n',
  '/sys/devices/system/node/node1/distance': '100 10\n',
  '/sys/devices/system/node/online': '0-1\n',
};

const graviton4 = machine('arm64', {
  '/proc/cpuinfo': armCpuinfo(192, '0x41', '0xd4f', v2!),
  '/proc/sys/abi/sve_default_vector_length': '16\n',
  ...processors(192),
  ...twoNodes,
  ...meminfo(805306368),
  ...ec2('r8g.metal-48xl'),
});

const graviton5 = machine('arm64', {
  '/proc/cpuinfo': armCpuinfo(4, '0x41', '0xd84', v2!),
  ...processors(4),
  ...ec2('m9g.xlarge'),
});

const axion = machine('arm64', {
  '/proc/cpuinfo': armCpuinfo(4, '0x41', '0xd4f', v2!),
  ...processors(4),
  ...meminfo(16000000),
  ...google,
});

const altra = machine('arm64', {
  '/proc/cpuinfo': armCpuinfo(4, '0x41', '0xd0c', n1!),
  ...processors(4),
  '/sys/class/dmi/id/sys_vendor': 'QEMU\n',
  '/sys/class/dmi/id/board_vendor': 'Oracle Corporation\n',
});

const ampereOne = machine('arm64', {
  '/proc/cpuinfo': armCpuinfo(4, '0xc0', '0xac3', ampere1),
  ...processors(4),
  '/sys/class/dmi/id/board_vendor': 'Oracle Corporation\n',
});

const unnamedN1 = machine('arm64', { '/proc/cpuinfo': armCpuinfo(4, '0x41', '0xd0c', n1!) });

const appleM1 = machine('arm64', {
  '/proc/cpuinfo': `${armCpuinfo(4, '0x61', '0x022', m1)}\n${armCpuinfo(4, '0x61', '0x023', m1, 4)}`,
  ...processors(8),
});

/** As functions on Graviton see it: a /proc/cpuinfo, and no /sys/devices/system/cpu. */
const lambda = machine(
  'arm64',
  { '/proc/cpuinfo': armCpuinfo(2, '0x41', '0xd0c', n1!), ...meminfo(600000) },
  { AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001', AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512', AWS_LAMBDA_FUNCTION_NAME: 'f' },
);

function x64Cpuinfo(vendor: string, family: number, model: number, name: string, flags: string): string {
  return `processor\t: 0\nvendor_id\t: ${vendor}\ncpu family\t: ${family}\nmodel\t\t: ${model}\nmodel name\t: ${name}\nstepping\t: 1\nflags\t\t: ${flags}\n`;
}

const epyc = machine('x64', {
  '/proc/cpuinfo': x64Cpuinfo(
    'AuthenticAMD',
    25,
    1,
    'AMD EPYC 7R13 Processor',
    'fpu sse2 fma avx2 f16c aes sha_ni hypervisor',
  ),
  ...processors(2),
  '/sys/devices/system/cpu/cpu0/cpufreq/scaling_driver': 'acpi-cpufreq\n',
  '/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor': 'schedutil\n',
  '/sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq': '3600000\n',
  '/sys/devices/system/cpu/cpufreq/boost': '1\n',
});

/** Of family 26, whose models are of two generations. */
const zen6 = machine('x64', {
  '/proc/cpuinfo': x64Cpuinfo('AuthenticAMD', 26, 0x50, 'AMD EPYC', 'fpu avx2 hypervisor'),
  ...ec2('m9a.large'),
});

const xeon = machine('x64', {
  '/proc/cpuinfo': x64Cpuinfo(
    'GenuineIntel',
    6,
    143,
    'Intel(R) Xeon(R) Platinum 8488C',
    'fpu fma avx2 f16c avx512f avx512_vnni avx512_bf16 avx512_fp16 avx_vnni amx_tile amx_int8 amx_bf16 aes sha_ni',
  ),
  ...processors(1),
  '/sys/devices/system/cpu/intel_pstate/no_turbo': '0\n',
});

/** `docker run --cpus 1.5 --memory 512m` with version 2 and a namespace of its own. */
const containerV2 = machine('x64', {
  ...meminfo(16000000),
  '/.dockerenv': '',
  '/proc/self/cgroup': '0::/\n',
  '/proc/self/mountinfo': '30 24 0:26 / /sys/fs/cgroup ro,nosuid - cgroup2 cgroup rw,nsdelegate\n',
  '/sys/fs/cgroup/cpu.max': '150000 100000\n',
  '/sys/fs/cgroup/memory.max': '536870912\n',
  ...processors(64),
  '/proc/self/status': 'Name:\tnode\nCpus_allowed_list:\t0-3,8\n',
});

/** A pod whose own group is unlimited, in one that is not. */
const podV2 = machine(
  'x64',
  {
    ...meminfo(16000000),
    '/proc/self/cgroup': '0::/kubepods.slice/pod1/app\n',
    '/proc/self/mountinfo': '30 24 0:26 / /sys/fs/cgroup ro - cgroup2 cgroup2 rw\n',
    '/sys/fs/cgroup/kubepods.slice/pod1/app/cpu.max': 'max 100000\n',
    '/sys/fs/cgroup/kubepods.slice/pod1/app/memory.max': 'max\n',
    '/sys/fs/cgroup/kubepods.slice/pod1/cpu.max': '50000 100000\n',
    '/sys/fs/cgroup/kubepods.slice/pod1/memory.max': '1073741824\n',
    '/sys/fs/cgroup/kubepods.slice/cpu.max': 'max 100000\n',
  },
  { KUBERNETES_SERVICE_HOST: '10.0.0.1' },
);

/** Version 1, without a namespace: paths of the host, mounted at their own root. */
const containerV1 = machine('x64', {
  ...meminfo(16000000),
  '/proc/self/cgroup': '4:memory:/docker/abc\n3:cpu,cpuacct:/docker/abc\n1:name=systemd:/docker/abc\n',
  '/proc/self/mountinfo': [
    '31 24 0:27 /docker/abc /sys/fs/cgroup/cpu,cpuacct ro - cgroup cgroup rw,cpu,cpuacct',
    '32 24 0:28 /docker/abc /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory',
  ].join('\n'),
  '/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us': '25000\n',
  '/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us': '100000\n',
  '/sys/fs/cgroup/memory/memory.limit_in_bytes': '268435456\n',
});

/** Controllers of version 1, and version 2 without any beside them: what systemd calls hybrid. */
const containerHybrid = machine('x64', {
  ...meminfo(16000000),
  '/proc/self/cgroup': '4:memory:/app\n3:pids:/\n2:cpuacct,cpu:/app\n1:name=systemd:/\n0::/app\n',
  '/proc/self/mountinfo': [
    '24 17 0:21 / /sys/fs/cgroup/unified rw,nosuid,nodev,noexec,relatime shared:5 - cgroup2 cgroup2 rw',
    '25 17 0:22 / /sys/fs/cgroup/cpu,cpuacct rw,nosuid shared:6 master:2 - cgroup cgroup rw,cpu,cpuacct',
    '26 17 0:23 / /sys/fs/cgroup/memory rw,nosuid - cgroup cgroup rw,memory',
  ].join('\n'),
  '/sys/fs/cgroup/unified/app/cgroup.procs': '7\n',
  '/sys/fs/cgroup/cpu,cpuacct/app/cpu.cfs_quota_us': '300000\n',
  '/sys/fs/cgroup/cpu,cpuacct/app/cpu.cfs_period_us': '100000\n',
  '/sys/fs/cgroup/memory/app/memory.limit_in_bytes': '9223372036854771712\n',
  '/sys/fs/cgroup/memory/memory.limit_in_bytes': '134217728\n',
});

/** What containerd makes: nothing but a namespace, as in no container at all. */
const namespaceV2 = machine('x64', { '/proc/self/cgroup': '0::/\n' });

const onSystemd = machine('x64', {
  '/proc/self/cgroup': '0::/user.slice/user-1000.slice/session-2.scope\n',
});

const unlimitedV1 = machine('x64', {
  '/proc/self/cgroup': '4:memory:/\n3:cpu,cpuacct:/\n',
  '/proc/self/mountinfo':
    '31 24 0:27 / /sys/fs/cgroup/cpu,cpuacct ro - cgroup cgroup rw,cpu,cpuacct\n32 24 0:28 / /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n',
  '/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us': '-1\n',
  '/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712\n',
});

export const machines = {
  altra,
  ampereOne,
  appleM1,
  axion,
  containerHybrid,
  containerV1,
  containerV2,
  epyc,
  graviton1,
  graviton2,
  graviton3,
  graviton4,
  graviton5,
  lambda,
  namespaceV2,
  onSystemd,
  podV2,
  unlimitedV1,
  unnamedN1,
  xeon,
  zen6,
} satisfies Readonly<Record<string, Sources>>;
