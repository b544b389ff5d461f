// What the kernel's refusals of perf_event_open mean, and what to do about them.
import type { SystemFiles } from '@kinglet/host';
import { SyscallError } from '@kinglet/syscalls';

const paranoidPath = '/proc/sys/kernel/perf_event_paranoid';

const sandboxed =
  'perf_event_open is forbidden, as seccomp does in containers and on Lambda: allow it there (for Docker a seccomp profile or --cap-add PERFMON), or measure outside';

/** After the errno. perf_event_open(2), "Errors". */
const meanings: Readonly<Record<string, string>> = {
  EBUSY: 'another has the counters for itself',
  EINVAL: 'this PMU or kernel does not count that, or has not as many counters',
  EMFILE: 'too many files are open: raise the limit (ulimit -n)',
  ENFILE: 'too many files are open on this machine',
  ENODEV: 'this processor does not count that',
  ENOSPC: 'this PMU has not as many counters',
  ENOSYS: `${sandboxed}; or the kernel was built without it`,
  EOPNOTSUPP: 'this PMU does not count that in this way',
  EPERM: sandboxed,
  ESRCH: 'the thread has ended',
};

/**
 * `EACCES — perf_event_paranoid is 3: …`. Throws what is no error of a system call.
 *
 * @param noEntry what ENOENT means
 * @param level of perf_event_paranoid that would allow it: 1 for threads, 0 for processors
 */
export function refusalOf(error: unknown, files: SystemFiles, noEntry: string, level: 0 | 1 = 1): string {
  if (!(error instanceof SyscallError)) throw error;
  const { errno, message } = error;
  if (errno === undefined) return message;
  if (errno === 'ENOENT') return `ENOENT — ${noEntry}`;
  if (errno === 'EACCES') return `EACCES — ${paranoid(files, level)}`;
  return `${errno} — ${meanings[errno] ?? message}`;
}

/** Whether one that asks for less may be given it. */
export function isForbidden(error: unknown): boolean {
  return error instanceof SyscallError && (error.errno === 'EACCES' || error.errno === 'EPERM');
}

function paranoid(files: SystemFiles, level: 0 | 1): string {
  const found = files.read(paranoidPath)?.trim() || 'unknown';
  const others = level === 1 ? ' (2 for what runs in user mode alone)' : '';
  return `perf_event_paranoid is ${found}: set ${paranoidPath} to ${level} or less${others}, or give the process CAP_PERFMON`;
}
