// What of the machine this process may use: affinity, cgroups of both versions, Lambda.
import { labelled, line, numberList, wholeOf } from './fields.ts';
import { type CgroupLimits, readCgroupLimits } from './readCgroupLimits.ts';
import { firstOf, inFile, known, type Reading, unknown } from './reading.ts';
import { readMeminfo } from './readMemory.ts';
import type { Sources, SystemFiles } from './sources.ts';

export interface Limits extends CgroupLimits {
  /** Logical processors of the machine. */
  readonly online: Reading<readonly number[]>;
  /** Those that this process may run on. */
  readonly allowed: Reading<readonly number[]>;
  /** The least of what is known of these: threads that can run at once, 0.5 and the like too. */
  readonly processors: Reading<number>;
  readonly totalBytes: Reading<number>;
  /** The least of what is known of these and of Lambda's. */
  readonly memoryBytes: Reading<number>;
  readonly lambda: Reading<LambdaLimits>;
}

export interface LambdaLimits {
  readonly functionName: string;
  readonly memoryBytes: number;
  /** Lambda gives a whole processor for each 1769 MB. */
  readonly processors: number;
}

const megabytesOfProcessor = 1769;

export function readLimits(sources: Sources): Limits {
  const { files, calls } = sources;
  const online = firstOf<readonly number[]>(inFile(files, '/sys/devices/system/cpu/online', processorsOfList), [
    '/proc/cpuinfo',
    () => processorsOfCpuinfo(files),
  ]);
  const allowed = firstOf<readonly number[]>(
    ['sched_getaffinity', () => calls.affinity()],
    ['/proc/self/status', () => numberList(labelled(files.read('/proc/self/status'), 'Cpus_allowed_list'))],
  );
  const { quota, cgroupBytes } = readCgroupLimits(files);
  const lambda = readLambda(sources);
  const totalBytes = readMeminfo(sources, 'MemTotal');
  const lambdaPart = (part: 'memoryBytes' | 'processors'): Reading<number> => {
    const own = known(lambda);
    return own ? { value: own[part], source: lambda.source } : unknown(lambda.source);
  };
  return {
    ...{ online, allowed, quota, cgroupBytes, lambda, totalBytes },
    processors: least(lengthOf(online), lengthOf(allowed), numberOf(quota), lambdaPart('processors')),
    memoryBytes: least(totalBytes, numberOf(cgroupBytes), lambdaPart('memoryBytes')),
  };
}

function processorsOfList(files: SystemFiles, path: string): readonly number[] | undefined {
  return numberList(line(files, path));
}

function processorsOfCpuinfo(files: SystemFiles): readonly number[] | undefined {
  const numbers = [...(files.read('/proc/cpuinfo') ?? '').matchAll(/^processor\s*:\s*(\d+)$/gm)];
  return numbers.length > 0 ? numbers.map(([, number]) => Number(number)) : undefined;
}

function readLambda({ env }: Sources): Reading<LambdaLimits> {
  const source = 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE';
  if (!env.AWS_LAMBDA_RUNTIME_API) return unknown('AWS_LAMBDA_RUNTIME_API is not set: not on Lambda');
  const megabytes = wholeOf(env[source]);
  if (!megabytes) return unknown(`${source} is no number of megabytes`);
  const processors = megabytes / megabytesOfProcessor;
  const functionName = env.AWS_LAMBDA_FUNCTION_NAME ?? '';
  return { value: { functionName, memoryBytes: megabytes * 2 ** 20, processors }, source };
}

function lengthOf(list: Reading<readonly number[]>): Reading<number> {
  const own = known(list);
  return own ? { value: own.length, source: list.source } : unknown(list.source);
}

function numberOf(limit: Reading<number | 'none'>): Reading<number> {
  const own = known(limit);
  return own === undefined || own === 'none' ? unknown(limit.source) : { value: own, source: limit.source };
}

function least(...readings: readonly Reading<number>[]): Reading<number> {
  const found = readings.flatMap((reading) => {
    const value = known(reading);
    return value === undefined ? [] : [{ value, source: reading.source }];
  });
  if (found.length === 0) return unknown(readings.map(({ source }) => source).join(', '));
  return found.reduce((smallest, each) => (each.value < smallest.value ? each : smallest));
}
