// Reads from /proc how much memory a process holds.
import { readFileSync } from 'node:fs';

/** VmRSS of a process in KiB, what it holds now; 0 if there is no such process or no /proc. */
export function residentMemoryOf(pid: number | undefined): number {
  return statusKb(pid, 'VmRSS');
}

/** VmHWM of a process in KiB, the most that it has held; 0 if there is no such process or no /proc. */
export function peakMemoryOf(pid: number | undefined): number {
  return statusKb(pid, 'VmHWM');
}

function statusKb(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): number {
  const line = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(readOrEmpty(`/proc/${pid}/status`));
  return Number(line?.[1] ?? 0);
}

/** The text of a file under /proc, or '' if its process has ended or this is not Linux. */
export function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
