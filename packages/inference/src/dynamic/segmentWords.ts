// The words of a segment for lengths and places that are bound.
import type { DynamicFile } from './dynamicFile.ts';
import type { Lengths } from './lengths.ts';

/** The least and the largest of the numbers that words became; of none 0. */
export interface WordRange {
  readonly least: number;
  readonly most: number;
}

/** Fills in all words of a segment. Those below 0 are two's complements: steps backwards. */
export function fillWords(
  words: Uint32Array,
  segment: number,
  { plan, tables, byteLength }: DynamicFile,
  lengths: Lengths,
  places: readonly number[],
): WordRange {
  const {
    words: [first, count],
    relocations: [begin, length],
  } = plan.segments[segment]!;
  for (let k = 0; k < count; k++) words[k] = tables[first + k]!;
  const terms = plan.terms.length;
  const end = plan.words + begin + length;
  let [least, most] = [0, 0];
  for (let at = plan.words + begin; at < end; ) {
    const word = tables[at]! - first;
    let sum = words[word]!;
    const pairs = at + 2 + 2 * tables[at + 1]!;
    for (at += 2; at < pairs; at += 2) {
      const term = tables[at + 1]!;
      sum += tables[at]! * (term < terms ? lengths.terms[term]! : byteLength + places[term - terms]!);
    }
    words[word] = sum;
    [least, most] = [Math.min(least, sum), Math.max(most, sum)];
  }
  return { least, most };
}
