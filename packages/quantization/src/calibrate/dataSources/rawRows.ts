// Samples from the bare bytes of elements.
import { arrayTypeOf, type ElementArray } from '@kinglet/inference/compile';
import { QuantizationError } from '../../errors.ts';
import { ByteReader } from './byteReader.ts';
import { fileError } from './dataError.ts';
import { type OpenFile, openFile } from './fileBytes.ts';

export interface RawOptions {
  /** ONNX's name of the elements' type; the lowest byte comes first. @default float */
  readonly type?: string;
  /** Elements of a sample. */
  readonly length: number;
  /** @default the machine's own files */
  readonly openFile?: OpenFile;
}

/**
 * A sample for each `length` elements; one is in memory at a time. Throws QuantizationError KINGLET_QUANTIZATION_FILE for a
 * file that cannot be read or does not hold whole samples, KINGLET_QUANTIZATION_OPTION for a type that models do not run with.
 */
export async function* rawRows(path: string, options: RawOptions): AsyncGenerator<ElementArray> {
  const { type = 'float', length, openFile: open = openFile } = options;
  const array = arrayTypeOf(type);
  if (!array || !Number.isSafeInteger(length) || length < 1)
    throw new QuantizationError(
      'KINGLET_QUANTIZATION_OPTION',
      `expected type and length of elements, got ${JSON.stringify(type)} and ${length}`,
    );
  const file = await open(path);
  const bytes = length * array.BYTES_PER_ELEMENT;
  if (file.size % bytes !== 0)
    throw fileError(path, `samples of ${length} elements of ${type}, ${bytes} bytes each`, `${file.size} bytes`);
  const reader = new ByteReader(file.read(0, file.size));
  try {
    for (let at = 0; at < file.size; at += bytes) {
      const row = await reader.take(bytes);
      if (row.length < bytes) throw fileError(path, `${file.size} bytes`, 'fewer: the file was changed');
      yield new array(row.buffer, 0, length);
    }
  } finally {
    await reader.close();
  }
}
