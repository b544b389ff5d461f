// Data for algorithms that read it more than once.
import type { CalibrationData, Sample } from './calibrationData.ts';

/**
 * The data itself where it can be read again, as arrays, sets and `ReplayableData` can; else its first samples, held in
 * memory.
 */
export async function replayable(data: CalibrationData, most: number): Promise<CalibrationData> {
  if (beginsAnew(data)) return data;
  const held: Sample[] = [];
  for await (const sample of data) {
    held.push(copyOf(sample));
    if (held.length >= most) break;
  }
  return held;
}

/** Asking a stream for its iterator would lock it, so what is not known to begin anew does not. */
function beginsAnew(data: CalibrationData): boolean {
  if (Array.isArray(data) || ArrayBuffer.isView(data) || data instanceof Set) return true;
  return 'isReplayable' in data && data.isReplayable;
}

/** What reads files may use the same memory for each sample. */
function copyOf<Part>(part: Part): Part {
  if (ArrayBuffer.isView(part) && 'slice' in part) return (part as Part & { slice(): Part }).slice();
  if (Array.isArray(part)) return [...part] as Part;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, values]) => [name, copyOf(values)])) as Part;
}
