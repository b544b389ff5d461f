// How much memory there can be at all: of the machine, of the container, of the Lambda function.
import { totalmem } from 'node:os';
import { constrainedMemory, env } from 'node:process';

/** Where limits are read; tests give those of other machines. */
export interface LimitSources {
  /** Bytes of the machine. */
  readonly totalmem: () => number;
  /** Bytes that the cgroup allows; 0, or more than the machine has, where it does not limit. */
  readonly constrainedMemory: () => number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface MemoryLimit {
  readonly bytes: number;
  readonly source: 'machine' | 'cgroup' | 'lambda' | 'size';
}

const megabyte = 2 ** 20;

export const ownLimits: LimitSources = { totalmem, constrainedMemory, env };

/** The least of what is wanted and of what limits; the first of equals. */
export function memoryLimit(size: number, { totalmem, constrainedMemory, env }: LimitSources): MemoryLimit {
  const limits: readonly MemoryLimit[] = [
    { bytes: size, source: 'size' },
    { bytes: lambdaMegabytes(env) * megabyte, source: 'lambda' },
    { bytes: constrainedMemory(), source: 'cgroup' },
    { bytes: totalmem(), source: 'machine' },
  ];
  return limits.filter(({ bytes }) => bytes > 0).reduce((least, each) => (each.bytes < least.bytes ? each : least));
}

/** 0 outside of Lambda. */
function lambdaMegabytes(env: LimitSources['env']): number {
  const text = env.AWS_LAMBDA_RUNTIME_API === undefined ? undefined : env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE;
  return /^\d+$/.test(text ?? '') ? Number(text) : 0;
}
