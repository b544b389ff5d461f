// Whether a process is there.
import { existsSync, readFileSync } from 'node:fs';

/** False for a zombie too: a killed orphan stays one until the machine's init collects it. */
export function isRunning(pid: number | string | undefined): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && !/^\d+ \(.*\) Z/.test(readFileSync(stat, 'utf8'));
}
