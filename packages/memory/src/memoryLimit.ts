// How much memory there can be at all: of the machine, of the container, of the Lambda function.
import { totalmem } from 'node:os';
import { constrainedMemory, env } from 'node:process';
import { known, readCgroupLimits, type SystemFiles, systemFiles } from '@kinglet/host/cgroups';

/** Where limits are read; tests give those of other machines. */
export interface LimitSources {
  /** Bytes of the machine. */
  readonly totalmem: () => number;
  /** Bytes that the cgroup, and those around it, allow; 0, or more than the machine has, where it does not limit. */
  readonly cgroupMemory: () => number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface MemoryLimit {
  readonly bytes: number;
  readonly source: 'machine' | 'cgroup' | 'lambda' | 'size';
}

const megabyte = 2 ** 20;

export const ownLimits: LimitSources = { totalmem, cgroupMemory, env };

/** The least of what is wanted and of what limits; the first of equals. */
export function memoryLimit(size: number, { totalmem, cgroupMemory, env }: LimitSources): MemoryLimit {
  const limits: readonly MemoryLimit[] = [
    { bytes: size, source: 'size' },
    { bytes: lambdaMegabytes(env) * megabyte, source: 'lambda' },
    { bytes: cgroupMemory(), source: 'cgroup' },
    { bytes: totalmem(), source: 'machine' },
  ];
  return limits.filter(({ bytes }) => bytes > 0).reduce((least, each) => (each.bytes < least.bytes ? each : least));
}

/** Node itself looks at the innermost group, whatever those around it allow; it is asked where no file says anything. */
export function cgroupMemory(files: SystemFiles = systemFiles()): number {
  const bytes = known(readCgroupLimits(files).cgroupBytes);
  return bytes === 'none' ? 0 : (bytes ?? constrainedMemory());
}

/** 0 outside of Lambda. */
function lambdaMegabytes(env: LimitSources['env']): number {
  const text = env.AWS_LAMBDA_RUNTIME_API === undefined ? undefined : env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE;
  return /^\d+$/.test(text ?? '') ? Number(text) : 0;
}
