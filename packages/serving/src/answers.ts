// What an event's items are answered with: JSON in the form in which they came, or the bytes of one output.

import { encodeNpy } from '@kinglet/inference/npy';
import type { ItemSink } from './batchRun.ts';
import type { AnsweredItems } from './counters.ts';
import { errorAnswer, type ServingError } from './errors.ts';
import type { Items } from './itemSources.ts';
import type { ModelRunner } from './modelRunner.ts';
import type { OutputReader } from './outputReaders.ts';
import type { BinaryOutput } from './outputs.ts';

/** An answer, and what became of the items. */
export interface Answer extends AnsweredItems {
  /** Bytes are sent as they are, anything else as JSON. */
  readonly body: unknown;
  readonly contentType: string;
}

/** Collects an answer. */
export interface AnswerSink extends ItemSink {
  readonly finish: () => Answer;
}

/** Media types. */
export const contentTypes = {
  json: 'application/json',
  npy: 'application/x-npy',
  raw: 'application/octet-stream',
} as const;

/** An answer in JSON: an item's own, or an array in which bad items have `error`. */
export function jsonAnswer({ form, count }: Items, reader: OutputReader): AnswerSink {
  const results: unknown[] = new Array(count);
  let failedItems = 0;
  let worst = 0;
  return {
    keep: reader.keep,
    take: (index, slot) => {
      results[index] = reader.read(slot);
    },
    fail: (index, error) => {
      if (form === 'one') throw error;
      failedItems++;
      worst = Math.max(worst, error.statusCode);
      results[index] = errorAnswer(error);
    },
    finish: () => ({
      // Where not one item could be answered, a failure of ours among them is not the caller's fault.
      statusCode: failedItems === count ? worst : 200,
      body: form === 'one' ? results[0] : form === 'array' ? results : { predictions: results },
      contentType: contentTypes.json,
      items: count,
      failedItems,
      isBatch: form !== 'one',
    }),
  };
}

/** An answer of the elements of one output. There is no place for errors in it: a bad item fails all. */
export function binaryAnswer(
  { form, count }: Items,
  kind: BinaryOutput['kind'],
  runner: ModelRunner,
  output: number,
): AnswerSink {
  const { width, shape, type } = runner.outputs[output]!;
  const itemBytes = width * runner.outputViews[output]!.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(itemBytes * count);
  return {
    take: (index, slot) => {
      const { buffer, byteOffset } = runner.outputViews[output]!;
      bytes.set(new Uint8Array(buffer, byteOffset + slot * itemBytes, itemBytes), index * itemBytes);
    },
    fail: (_: number, error: ServingError) => {
      throw error;
    },
    finish: () => ({
      statusCode: 200,
      body: kind === 'raw' ? bytes : encodeNpy(type, form === 'one' ? shape : [count, ...shape], bytes),
      contentType: contentTypes[kind],
      items: count,
      failedItems: 0,
      isBatch: form !== 'one',
    }),
  };
}
