// What machine a figure was measured on, and whether it was quiet enough to believe it.
import { arch, availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';

/** The machine as the reports name it; memory in MiB, load as the one-minute average when the run began. */
export interface Machine {
  readonly cpu: string;
  readonly arch: string;
  readonly cores: number;
  readonly memoryMb: number;
  readonly kernel: string;
  readonly node: string;
  readonly load: number;
}

/** Describes this machine now. */
export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() || 'unknown processor',
    arch: arch(),
    cores: availableParallelism(),
    memoryMb: Math.round(totalmem() / 2 ** 20),
    kernel: `Linux ${release()}`,
    node: process.versions.node,
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

/** One line for people: processor, cores, memory, kernel, Node. */
export function machineLine(machine: Machine): string {
  const memory = `${Math.round(machine.memoryMb / 1024)} GiB`;
  return `${machine.cpu} (${machine.arch}), ${machine.cores} cores, ${memory}, ${machine.kernel}, Node ${machine.node}`;
}

/** A sentence when other work is likely to disturb the figures, undefined on a quiet machine. */
export function loadWarning(machine: Machine): string | undefined {
  if (machine.load < machine.cores * 0.6) return undefined;
  return `load average ${machine.load} on ${machine.cores} cores: other work disturbs these figures`;
}
