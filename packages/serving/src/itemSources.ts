// The items of an event's content: JSON, npy files, or elements without a header.
import { decodeNpy, type NpyArray, NpyFormatError } from '@kinglet/inference/npy';
import type { ItemSource } from './batchRun.ts';
import { describe, isRecord, pointer } from './describe.ts';
import { inputIssue, ServingError } from './errors.ts';
import type { ItemReader } from './itemReader.ts';
import { type ItemTensor, type ModelRunner, sizeOf } from './modelRunner.ts';
import { putNpyElements } from './npyElements.ts';

/** Items, and how they came. */
export interface Items extends ItemSource {
  /** `one`: an item; `array`: an array of them; `instances`: an object with the array. */
  readonly form: 'one' | 'array' | 'instances';
}

/** The member that holds the items of a batch. */
const instances = 'instances';

/** Reads an item, an array of items, or `{ instances: [item, …] }`. */
export function jsonItems(value: unknown, reader: ItemReader): Items {
  const isWrapped = hasInstances(value, reader);
  const list = isWrapped ? value[instances] : value;
  if (isWrapped && !Array.isArray(list)) throw inputIssue(pointer('', instances), 'an array of items', describe(list));
  if (isWrapped && Object.keys(value).length > 1)
    throw inputIssue(
      '',
      `an object with ${instances} alone`,
      `also ${Object.keys(value).find((key) => key !== instances)}`,
    );
  if (!Array.isArray(list)) return oneItem(value, reader);
  const path = isWrapped ? pointer('', instances) : '';
  const pathOf = (index: number): string => pointer(path, index);
  return {
    count: list.length,
    form: isWrapped ? instances : 'array',
    pathOf,
    fill: (index, slot) => {
      if (!reader.put(list[index], slot)) throw reader.refuse(list[index], pathOf(index));
    },
  };
}

function oneItem(item: unknown, reader: ItemReader): Items {
  return {
    count: 1,
    form: 'one',
    pathOf: () => '',
    fill: (_, slot) => {
      if (!reader.put(item, slot)) throw reader.refuse(item, '');
    },
  };
}

/** Whether a value of JSON is one item, and no array of them in either form. */
export function isOneItem(value: unknown, reader: ItemReader): boolean {
  return !Array.isArray(value) && !hasInstances(value, reader);
}

function hasInstances(value: unknown, reader: ItemReader): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && Object.hasOwn(value, instances) && !reader.has(instances);
}

/** Reads an array of the shape of an item, or of several one after the other. */
export function npyItems(bytes: Uint8Array, runner: ModelRunner): Items {
  const array = readNpy(bytes);
  const { name, shape, width, type } = runner.inputs[0]!;
  const isOne = isSame(array.shape, shape);
  if (!isOne && !isSame(array.shape.slice(1), shape))
    throw inputIssue(
      '',
      `an array of shape (${shape.join(', ')}) or (items, ${shape.join(', ')}) for ${JSON.stringify(name)}`,
      `(${array.shape.join(', ')})`,
    );
  return {
    count: isOne ? 1 : array.shape[0]!,
    form: isOne ? 'one' : 'array',
    pathOf: (index) => (isOne ? '' : pointer('', index)),
    fill: (index, slot) => {
      const view = runner.inputViews[0]!.subarray(slot * width, (slot + 1) * width);
      putNpyElements(array, { view, type, from: index * width, count: width });
    },
  };
}

function readNpy(bytes: Uint8Array): NpyArray {
  try {
    return decodeNpy(bytes);
  } catch (error) {
    if (!(error instanceof NpyFormatError)) throw error;
    throw inputIssue('', error.expected, error.found);
  }
}

/** Reads the elements of one item, or of several one after the other, little-endian. */
export function rawItems(bytes: Uint8Array, runner: ModelRunner): Items {
  const tensor = runner.inputs[0]!;
  const itemBytes = tensor.width * runner.inputViews[0]!.BYTES_PER_ELEMENT;
  const count = bytes.length / itemBytes;
  if (!Number.isInteger(count) || count === 0) throw wrongLength(bytes, tensor, itemBytes);
  return {
    count,
    form: count === 1 ? 'one' : 'array',
    pathOf: (index) => (count === 1 ? '' : pointer('', index)),
    fill: (index, slot) => {
      const { buffer, byteOffset } = runner.inputViews[0]!;
      const item = bytes.subarray(index * itemBytes, (index + 1) * itemBytes);
      new Uint8Array(buffer, byteOffset + slot * itemBytes, itemBytes).set(item);
    },
  };
}

/** Throws ServingError KINGLET_SERVING_LIMIT for more items than there may be, KINGLET_SERVING_INPUT for none. */
export function checkCount({ count, form }: Items, most: number): void {
  const path = form === instances ? pointer('', instances) : '';
  if (count === 0) throw inputIssue(path, 'at least one item', 'none');
  if (count <= most) return;
  const issue = { path, expected: `at most ${most} items`, found: String(count) };
  throw new ServingError(
    'KINGLET_SERVING_LIMIT',
    `expected ${issue.expected}, found ${issue.found}; send them in parts`,
    {
      issues: [issue],
    },
  );
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((length, i) => length === b[i]);
}

function wrongLength(bytes: Uint8Array, { name, shape, type }: ItemTensor, itemBytes: number): ServingError {
  const expected = `${itemBytes} bytes for each item: ${sizeOf(shape)} elements of ${type} for ${JSON.stringify(name)}`;
  return inputIssue('', expected, `${bytes.length} bytes`);
}
