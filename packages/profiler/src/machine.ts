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
  ]
    .filter(Boolean)
    .join(', ');
}
