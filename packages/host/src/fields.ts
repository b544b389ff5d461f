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

/** The number in a name such as `cpu12`; undefined for other names. */
export function numberBehind(prefix: string, name: string): number | undefined {
  return name.startsWith(prefix) ? wholeOf(name.slice(prefix.length)) : undefined;
}

/** `always [madvise] never`: the one in brackets. */
export function chosen(files: SystemFiles, path: string): string | undefined {
  return /\[([^\]]+)\]/.exec(files.read(path) ?? '')?.[1];
}

/** The most numbers in a list of ranges: a hostile file names billions. */
const mostNumbers = 2 ** 16;
const greatestNumber = 2 ** 24;

/** `0-3,8`: [0, 1, 2, 3, 8]; undefined for what is no such list. */
export function numberList(text: string | undefined): readonly number[] | undefined {
  if (text === undefined) return undefined;
  const numbers: number[] = [];
  for (const range of text.split(',')) {
    const [from, to = from, ...more] = range.split('-');
    const [first, last] = [wholeOf(from), wholeOf(to)];
    if (first === undefined || last === undefined || more.length > 0 || last < first) return undefined;
    if (last > greatestNumber || numbers.length + last - first >= mostNumbers) return undefined;
    for (let number = first; number <= last; number++) numbers.push(number);
  }
  return numbers;
}

/** Of `Key:  value` lines the first with that key. */
export function labelled(text: string | undefined, key: string): string | undefined {
  for (const row of text?.split('\n') ?? []) {
    const rest = row.startsWith(key) ? row.slice(key.length).trimStart() : '';
    if (rest.startsWith(':')) return rest.slice(1).trim();
  }
  return undefined;
}

/** `123 kB` in bytes. */
export function kilobytes(text: string | undefined): number | undefined {
  const number = text?.endsWith(' kB') ? wholeOf(text.slice(0, -3)) : undefined;
  return number === undefined ? undefined : number * 1024;
}

const units = ['K', 'M', 'G'];

/** `512`, `32K`, `1M`: bytes. */
export function sizeOf(text = ''): number | undefined {
  const unit = units.indexOf(text.slice(-1)) + 1;
  const number = wholeOf(unit === 0 ? text : text.slice(0, -1));
  return number === undefined ? undefined : number * 1024 ** unit;
}
