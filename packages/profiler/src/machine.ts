// The machine in a few words.
import { describeHost, type HostDescription, known } from '@kinglet/host';

/** `node 24.21.0, linux arm64, AWS Graviton3 (Neoverse V1), 2 processors`. */
export function machineOf(host: HostDescription = describeHost(), node: string = process.versions.node): string {
  const product = known(host.product);
  const core = known(host.core);
  const processor = product && core ? `${product} (${core})` : (product ?? core);
  const processors = known(host.processors);
  return [
    `node ${node}`,
    `${host.platform} ${host.arch}`,
    processor,
    processors && `${Number(processors.toFixed(2))} processors`,
    governorOf(host.frequency),
  ]
    .filter(Boolean)
    .join(', ');
}

/** How the kernel chooses frequencies: `governor schedutil (cppc_cpufreq, at most 2600 MHz, boost on)`. */
function governorOf({ governor, driver, maxKhz, boost }: HostDescription['frequency']): string | undefined {
  const name = known(governor);
  if (name === undefined) return undefined;
  const [most, isBoosted] = [known(maxKhz), known(boost)];
  const details = [
    known(driver),
    most === undefined ? undefined : `at most ${Math.round(most / 1000)} MHz`,
    isBoosted === undefined ? undefined : `boost ${isBoosted ? 'on' : 'off'}`,
  ].filter((detail) => detail !== undefined);
  return details.length > 0 ? `governor ${name} (${details.join(', ')})` : `governor ${name}`;
}
