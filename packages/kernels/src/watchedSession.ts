// Sessions of models whose instructions run one by one while somebody counts them.
import { type Instructions, watch } from './callTables.ts';
import { headerBytes, relocationBytes, wordBytes } from './modelChecks.ts';
import { headerFields } from './modelFields.ts';
import type { SessionHandle } from './models.ts';

/** The plan of a model file, apart from the file. */
export interface Program {
  readonly words: Uint8Array<ArrayBuffer>;
  readonly relocations: Uint8Array<ArrayBuffer>;
}

/** A copy. Of a file that is none, or is damaged, it is worth nothing: whoever opens the file refuses it. */
export function programOf(file: Uint8Array): Program {
  const head = new DataView(file.buffer, file.byteOffset, Math.min(headerBytes, file.length));
  const field = (name: (typeof headerFields)[number][0]): number => {
    const at = headerFields.findIndex(([other]) => other === name) * wordBytes;
    return at + wordBytes <= head.byteLength ? head.getUint32(at, true) : 0;
  };
  const part = (at: number, bytes: number): Uint8Array<ArrayBuffer> => Uint8Array.from(file.subarray(at, at + bytes));
  return {
    words: part(field('wordsAt'), field('wordCount') * wordBytes),
    relocations: part(field('relocationsAt'), field('relocationCount') * relocationBytes),
  };
}

/** The words for a batch of so many items, of a file that was opened. */
export function relocated({ words, relocations }: Program, items: number): Uint32Array {
  const moved = new Uint32Array(words.slice().buffer);
  const numbers = new Uint32Array(relocations.slice().buffer);
  for (let i = 0; i < numbers.length; i += 2) moved[numbers[i]!]! += numbers[i + 1]! * items;
  return moved;
}

/** `instructionsFor` gives those of a batch of so many items. */
export function watchedSession(
  handle: SessionHandle,
  mostItems: number,
  instructionsFor: (items: number) => Instructions,
): SessionHandle {
  let items = mostItems;
  let instructions: Instructions | undefined;
  return {
    ...handle,
    bind(count) {
      handle.bind(count);
      if (count !== items) instructions = undefined;
      items = count;
    },
    run() {
      if (!watch.observer) return handle.run();
      instructions ??= instructionsFor(items);
      watch.observer.run(instructions);
    },
  };
}
