// What is around the processor: kernel, hypervisor, container, frequency.
import { labelled, line, whole } from './fields.ts';
import { firstOf, given, inFile, type Reading } from './reading.ts';
import type { Sources, SystemCalls, SystemFiles } from './sources.ts';

export interface Surroundings {
  readonly kernel: Reading<string>;
  /** 'kvm', 'nitro', 'hyper-v', 'xen', …, or 'none'. */
  readonly virtualization: Reading<string>;
  /** 'docker', 'podman', 'kubernetes', 'lambda', …, or 'none'. */
  readonly container: Reading<string>;
  readonly frequency: Frequency;
}

export interface Frequency {
  readonly driver: Reading<string>;
  readonly governor: Reading<string>;
  readonly maxKhz: Reading<number>;
  readonly boost: Reading<boolean>;
}

const frequencyPath = '/sys/devices/system/cpu/cpu0/cpufreq';
const boostPath = '/sys/devices/system/cpu/cpufreq/boost';
const noTurboPath = '/sys/devices/system/cpu/intel_pstate/no_turbo';

export function readSurroundings(sources: Sources): Surroundings {
  const { files } = sources;
  return {
    kernel: firstOf(inFile(files, '/proc/sys/kernel/osrelease', line)),
    virtualization: readVirtualization(sources),
    container: readContainer(sources),
    frequency: {
      driver: firstOf(inFile(files, `${frequencyPath}/scaling_driver`, line)),
      governor: firstOf(inFile(files, `${frequencyPath}/scaling_governor`, line)),
      maxKhz: firstOf(inFile(files, `${frequencyPath}/cpuinfo_max_freq`, whole)),
      boost: firstOf(inFile(files, boostPath, isOne), inFile(files, noTurboPath, isZero)),
    },
  };
}

/** CPUID's leaf 0x40000000 on x64: twelve characters. */
const hypervisors: Readonly<Record<string, string>> = {
  KVMKVMKVM: 'kvm',
  'Microsoft Hv': 'hyper-v',
  VMwareVMware: 'vmware',
  XenVMMXenVMM: 'xen',
  TCGTCGTCGTCG: 'qemu',
  bhyvebhyve: 'bhyve',
};

function readVirtualization({ files, calls, arch, env }: Sources): Reading<string> {
  const vendorPath = '/sys/class/dmi/id/sys_vendor';
  const [vendor, product] = [line(files, vendorPath), line(files, '/sys/class/dmi/id/product_name')];
  return firstOf<string>(
    given('AWS_LAMBDA_RUNTIME_API', env.AWS_LAMBDA_RUNTIME_API && 'firecracker'),
    // Before CPUID, which calls Nitro KVM: on arm64 nothing does.
    [vendorPath, () => nitroOf(vendor, product)],
    ['CPUID', () => (arch === 'x64' ? hypervisorOf(calls) : undefined)],
    inFile(files, '/sys/hypervisor/type', line),
    [vendorPath, () => virtualVendor(vendor, product)],
    [
      '/proc/cpuinfo',
      () => (labelled(files.read('/proc/cpuinfo'), 'flags')?.split(' ').includes('hypervisor') ? 'yes' : undefined),
    ],
  );
}

function hypervisorOf({ cpuid }: SystemCalls): string | undefined {
  const features = cpuid(1, 0)?.[2];
  if (features === undefined) return undefined;
  if (features >>> 31 === 0) return 'none';
  const words = cpuid(0x40000000, 0);
  if (!words) return 'yes';
  const name = Buffer.from(Uint32Array.of(...words.slice(1)).buffer)
    .toString('latin1')
    .replaceAll('\0', '');
  return hypervisors[name] ?? (name || 'yes');
}

function nitroOf(vendor: string | undefined, product = ''): string | undefined {
  if (vendor === undefined || !/Amazon EC2/.test(vendor)) return undefined;
  return product.includes('.metal') ? 'none' : 'nitro';
}

function virtualVendor(vendor: string | undefined, product: string | undefined): string | undefined {
  if (vendor === undefined) return undefined;
  if (/^QEMU$/.test(vendor)) return 'qemu';
  if (/Google/.test(vendor)) return 'kvm';
  return /Microsoft/.test(vendor) && /Virtual/.test(product ?? '') ? 'hyper-v' : undefined;
}

function readContainer({ files, env }: Sources): Reading<string> {
  const groups = files.read('/proc/self/cgroup');
  return firstOf<string>(
    given('AWS_LAMBDA_RUNTIME_API', env.AWS_LAMBDA_RUNTIME_API && 'lambda'),
    given('KUBERNETES_SERVICE_HOST', env.KUBERNETES_SERVICE_HOST && 'kubernetes'),
    ['/.dockerenv', () => (files.read('/.dockerenv') === undefined ? undefined : 'docker')],
    ['/run/.containerenv', () => (files.read('/run/.containerenv') === undefined ? undefined : 'podman')],
    given('container', env.container),
    inFile(files, '/run/systemd/container', line),
    ['/proc/self/cgroup', () => containerOf(groups)],
  );
}

/** Undefined where every path is the root: so it looks in a namespace of its own, whoever made that. */
function containerOf(groups = ''): string | undefined {
  if (groups.split('\n').every((row) => /^(|[^:]*:[^:]*:\/)$/.test(row))) return undefined;
  const names = ['kubepods', 'docker', 'libpod', 'lxc', 'containerd'];
  const found = names.find((name) => groups.includes(name));
  return found === 'kubepods' ? 'kubernetes' : found === 'libpod' ? 'podman' : (found ?? 'none');
}

function isOne(files: SystemFiles, path: string): boolean | undefined {
  const number = whole(files, path);
  return number === 0 || number === 1 ? number === 1 : undefined;
}

function isZero(files: SystemFiles, path: string): boolean | undefined {
  const other = isOne(files, path);
  return other === undefined ? undefined : !other;
}
