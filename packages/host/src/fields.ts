// Forms in which /proc and /sys write things.
import type { SystemFiles } from './sources.ts';

/** A file of one line. */
export function line(files: SystemFiles, path: string): string | undefined {
  const text = files.read(path)?.trim();
  return text === '' ? undefined : text;
}

/** A file of one whole number that is not negative, of 64 bits at most. */
export function whole(files: SystemFiles, path: string): number | undefined {
  return wholeOf(line(files, path));
}

export function wholeOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,19}$/.test(text) ? Number(text) : undefined;
}

/** `always [madvise] never`: the one in brackets. */
export function chosen(files: SystemFiles, path: string): string | undefined {
  return /\[([^\]]+)\]/.exec(files.read(path) ?? '')?.[1];
}

/** The most numbers in a list of ranges: a hostile file names billions. */
const mostNumbers = 2 ** 16;

/** `0-3,8`: [0, 1, 2, 3, 8]; undefined for what is no such list. */
export function numberList(text: string | undefined): readonly number[] | undefined {
  if (text === undefined || !/^\d{1,7}(-\d{1,7})?(,\d{1,7}(-\d{1,7})?)*$/.test(text)) return undefined;
  const numbers: number[] = [];
  for (const range of text.split(',')) {
    const [first, last = first] = range.split('-').map(Number) as [number, number?];
    if (last! < first || numbers.length + last! - first >= mostNumbers) return undefined;
    for (let number = first; number <= last!; number++) numbers.push(number);
  }
  return numbers;
}

/** `Key:  value` lines, by key; of repeated keys the first. */
export function keyValues(text: string | undefined): ReadonlyMap<string, string> {
  const entries = (text ?? '').split('\n').flatMap((row) => {
    const match = /^([^:]+?)\s*:\s*(.*?)\s*$/.exec(row);
    return match ? [[match[1]!, match[2]!] as const] : [];
  });
  return new Map(entries.toReversed());
}

/** `123 kB` in bytes. */
export function kilobytes(text: string | undefined): number | undefined {
  const match = /^(\d{1,19}) kB$/.exec(text ?? '');
  return match ? Number(match[1]) * 1024 : undefined;
}

/** `32K`, `1M`: bytes. */
export function sizeOf(text: string | undefined): number | undefined {
  const match = /^(\d{1,12})([KMG]?)$/.exec(text ?? '');
  return match ? Number(match[1]) * { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 }[match[2] as 'K']! : undefined;
}
