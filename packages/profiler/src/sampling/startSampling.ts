// Where sampling begins.
import { optionError } from '../errors.ts';
import type { CpuProfile, HeapProfile } from '../report/profileReport.ts';
import { cpuSampler } from './cpuSampler.ts';
import { heapSampler } from './heapSampler.ts';
import type { Sampling } from './sampling.ts';
import { SharedSampler } from './sharedSampler.ts';

interface CommonOptions {
  /**
   * Worker threads too, those that there are and those that start; one that ends waits until its samples are there. Workers of
   * workers are among them. Only from the main thread: elsewhere a note says so. @default false
   */
  readonly workers?: boolean;
  /** Milliseconds since the profile began. @default those since the process began */
  readonly now?: () => number;
}

export interface CpuSamplingOptions extends CommonOptions {
  /** Between two samples: 50 to 1 000 000. @default 1000 */
  readonly intervalMicroseconds?: number;
}

export interface HeapSamplingOptions extends CommonOptions {
  /** On average between two samples: 1024 to 2^30. @default 524288 */
  readonly intervalBytes?: number;
  /** What was collected since, too: where garbage comes from. False: only what still lives. @default true */
  readonly freed?: boolean;
}

const cpuSamplers = new Map<number, SharedSampler<CpuProfile>>();
const heapSamplers = new Map<string, SharedSampler<HeapProfile>>();

/**
 * Begins to sample the call stack of this thread. The first sampling of an interval makes the engine take stock of all code,
 * tens of milliseconds; others beside it share its samples. At most 100 at once; debuggers may profile beside them.
 *
 * V8's profiler does not know what it inlined before sampling began, nor code that it compiled then for a loop that was running;
 * before V8 15 nor what its middle compiler inlines at any time. Such functions are counted as their callers: one sampling from
 * the program's begin tells more than many later ones, and `node --no-maglev --no-use-osr` shows nearly all.
 *
 * Throws ProfilerError KINGLET_PROFILER_OPTION, and KINGLET_PROFILER_INSPECTOR where the engine does not let it.
 */
export function startCpuSampling(options: CpuSamplingOptions = {}): Sampling<CpuProfile> {
  const { intervalMicroseconds = 1000, workers = false, now = () => performance.now() } = options;
  checkIntervals({ intervalMicroseconds });
  return sharedBy(cpuSamplers, intervalMicroseconds, () => cpuSampler(intervalMicroseconds)).start({ workers, now });
}

/**
 * Begins to sample what this thread allocates. All samplings of a process have one interval and one `freed` at a time.
 *
 * Throws ProfilerError KINGLET_PROFILER_OPTION, and KINGLET_PROFILER_INSPECTOR where the engine does not let it or somebody else
 * takes a heap profile already.
 */
export function startHeapSampling(options: HeapSamplingOptions = {}): Sampling<HeapProfile> {
  const { intervalBytes = 512 * 1024, freed = true, workers = false, now = () => performance.now() } = options;
  checkIntervals({ intervalBytes });
  return sharedBy(heapSamplers, `${intervalBytes} ${freed}`, () => heapSampler(intervalBytes, freed)).start({
    workers,
    now,
  });
}

/** Throws ProfilerError KINGLET_PROFILER_OPTION for an interval out of its range. */
export function checkIntervals({
  intervalMicroseconds = 1000,
  intervalBytes = 512 * 1024,
}: Pick<CpuSamplingOptions & HeapSamplingOptions, 'intervalBytes' | 'intervalMicroseconds'>): void {
  requireWhole('intervalMicroseconds', intervalMicroseconds, 50, 1_000_000);
  requireWhole('intervalBytes', intervalBytes, 1024, 2 ** 30);
}

function sharedBy<Key, Profile>(
  samplers: Map<Key, SharedSampler<Profile>>,
  key: Key,
  open: () => ConstructorParameters<typeof SharedSampler<Profile>>[0],
): SharedSampler<Profile> {
  const shared = samplers.get(key) ?? new SharedSampler<Profile>(open());
  samplers.set(key, shared);
  return shared;
}

function requireWhole(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw optionError(name, `a whole number from ${least} to ${most}`, value);
}
