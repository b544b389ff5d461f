// What sampling costs.
import { startCpuSampling } from './startSampling.ts';

/** Medians, in milliseconds of the process's time on processors, all its threads included. */
export interface SamplingOverhead {
  /** Of the work alone. */
  readonly off: number;
  /** Of the work while it is sampled, without the begin and the end of sampling. */
  readonly on: number;
  /** Of those two, which a sampling has once. */
  readonly begin: number;
  readonly end: number;
}

/**
 * Runs some work with and without CPU sampling in turns, after one run of each that does not count.
 *
 * @param work always the same, of 50 ms and more: shorter work has too few samples
 * @param rounds runs of each, from 1
 * Throws what `startCpuSampling` throws.
 */
export function measureSamplingOverhead(
  work: () => unknown,
  {
    rounds = 25,
    intervalMicroseconds = 1000,
  }: { readonly rounds?: number; readonly intervalMicroseconds?: number } = {},
): SamplingOverhead {
  const runs = Array.from({ length: rounds + 1 }, () => {
    const [off] = processorTime(work);
    const [begin, sampling] = processorTime(() => startCpuSampling({ intervalMicroseconds }));
    const [on] = processorTime(work);
    const [end] = processorTime(() => sampling.stopNow());
    return { off, on, begin, end };
  }).slice(1);
  const median = (part: keyof SamplingOverhead) => runs.map((run) => run[part]).sort((a, b) => a - b)[rounds >> 1] ?? 0;
  return { off: median('off'), on: median('on'), begin: median('begin'), end: median('end') };
}

function processorTime<Result>(work: () => Result): [milliseconds: number, result: Result] {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
}
