import { getrusageInto, SyscallError } from '@kinglet/syscalls';
import type { Scope } from './threadGroups.ts';

/**
 * getrusage(2) of this machine. Where the addon is not for it Node tells the same of the process, and of the thread its times,
 * the others NaN; Node before 23.9 does not.
 */
export function ownUsage(of: Scope, into: Float64Array): boolean {
  try {
    getrusageInto(of, into);
    return true;
  } catch (error) {
    if (!(error instanceof SyscallError)) throw error;
    return of === 'process' ? usageOfProcess(into) : usageOfThread(into);
  }
}

const microseconds = 1e-6;

function usageOfProcess(into: Float64Array): boolean {
  const usage = process.resourceUsage();
  into.set([usage.userCPUTime * microseconds, usage.systemCPUTime * microseconds, usage.maxRSS]);
  into.set([usage.minorPageFault, usage.majorPageFault, usage.fsRead, usage.fsWrite], 3);
  into.set([usage.voluntaryContextSwitches, usage.involuntaryContextSwitches], 7);
  return true;
}

function usageOfThread(into: Float64Array): boolean {
  const usage = (process as Partial<Pick<NodeJS.Process, 'threadCpuUsage'>>).threadCpuUsage?.();
  if (!usage) return false;
  into.fill(Number.NaN);
  into.set([usage.user * microseconds, usage.system * microseconds]);
  return true;
}
