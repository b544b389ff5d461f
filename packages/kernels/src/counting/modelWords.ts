// The words of a model's plan, from the head of a file that was found good.
import { headerFields } from '../modelFields.ts';

type Field = (typeof headerFields)[number][0];

/** Moved for a batch of so many items. */
export function modelWords({ head, items }: { readonly head: Uint8Array; readonly items: number }): Uint32Array {
  const numbers = new DataView(head.buffer, head.byteOffset, head.length);
  const field = (name: Field): number =>
    numbers.getUint32(4 * headerFields.findIndex(([other]) => other === name), true);
  const list = (at: number, count: number): Uint32Array =>
    Uint32Array.from({ length: count }, (_, i) => numbers.getUint32(at + 4 * i, true));
  const words = list(field('wordsAt'), field('wordCount'));
  const relocations = list(field('relocationsAt'), 2 * field('relocationCount'));
  for (let i = 0; i < relocations.length; i += 2) words[relocations[i]!]! += relocations[i + 1]! * items;
  return words;
}
