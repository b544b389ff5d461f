// Files that the engine's own tools load.
import type { CpuProfile, HeapProfile, ThreadProfile } from '../report/profileReport.ts';

/** A `.cpuprofile`: Chrome DevTools, VS Code, speedscope. */
export function toCpuProfile({ profile }: ThreadProfile<CpuProfile>): string {
  return JSON.stringify(profile);
}

/** A `.heapprofile`: Chrome DevTools, VS Code, speedscope. */
export function toHeapProfile({ profile }: ThreadProfile<HeapProfile>): string {
  return JSON.stringify(profile);
}
