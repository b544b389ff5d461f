// Enforces the memory of a function: watches what its processes hold, since no cgroup is at hand without root.
import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { readOrEmpty, residentMemoryOf } from './processMemory.ts';

const intervalMs = 50;
/** Finding the members of a group reads all of /proc: done on every tenth look only. */
const looksPerSearch = 10;

/**
 * Calls `onExceeded` once, as soon as the processes of the group are resident above `limitKb` KiB in sum; never where there
 * is no /proc. Pages that they share count for each. Returns what ends the watch.
 */
export function watchMemory(group: number, limitKb: number, onExceeded: () => void): () => void {
  if (!existsSync('/proc/self/status')) return () => undefined;
  let members = [group];
  let looks = 0;
  const timer = setInterval(() => {
    if (++looks % looksPerSearch === 0) members = groupMembers(group);
    const sumKb = members.reduce((sum, pid) => sum + residentMemoryOf(pid), 0);
    if (sumKb <= limitKb) return;
    clearInterval(timer);
    onExceeded();
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** True for a command that runs in qemu's user mode. */
export function isEmulated([program = '']: readonly string[]): boolean {
  return basename(program).startsWith('qemu-');
}

function groupMembers(group: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  // proc(5), stat: after the name in parentheses come state, parent and group.
  const groupOf = (pid: string): string | undefined => /^ \S \d+ (\d+)/.exec(afterName(`/proc/${pid}/stat`))?.[1];
  return pids.filter((pid) => groupOf(pid) === String(group)).map(Number);
}

function afterName(file: string): string {
  const stat = readOrEmpty(file);
  return stat.slice(stat.lastIndexOf(')') + 1);
}
