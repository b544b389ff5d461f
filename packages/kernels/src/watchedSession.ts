// Sessions of models whose instructions run one by one while somebody counts them.
import { type Instructions, watch } from './callTables.ts';
import { headerFields } from './modelFields.ts';
import type { SegmentHandle, SessionHandle } from './models.ts';

/** A copy of what lies before a file's constants: of one that is damaged of no worth, but whoever opens that refuses it. */
export function headOf(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const at = 4 * headerFields.findIndex(([name]) => name === 'constantsAt');
  const constantsAt = new Uint8Array(4);
  constantsAt.set(file.subarray(at, at + 4));
  return Uint8Array.from(file.subarray(0, new Uint32Array(constantsAt.buffer)[0]));
}

/** `instructionsFor` gives those of the batch that is bound, of so many items; or throws if none is. */
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
      if (count !== items) instructions = undefined;
      handle.bind(count);
      items = count;
    },
    run() {
      if (!watch.observer) return handle.run();
      instructions ??= instructionsFor(items);
      watch.observer.run(instructions);
    },
  };
}

/**
 * `instructionsFor` gives those of the words that are bound, which must stay what they are while they are.
 */
export function watchedSegment(
  handle: SegmentHandle,
  instructionsFor: (words: Uint32Array<ArrayBuffer>) => Instructions,
): SegmentHandle {
  let words: Uint32Array | undefined;
  let instructions: Instructions | undefined;
  return {
    ...handle,
    bind(given) {
      [words, instructions] = [undefined, undefined];
      handle.bind(given);
      words = given;
    },
    run() {
      if (!watch.observer || !words) return handle.run();
      instructions ??= instructionsFor(Uint32Array.from(words));
      watch.observer.run(instructions);
    },
  };
}
