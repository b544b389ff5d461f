// Whether a model that cannot be gone through layer by layer fits into memory.
import { QuantizationError } from '../errors.ts';

/**
 * What holds the weights at the least, in sizes of them: as they are read, and as they are after they were changed; where
 * the float model is run, its plan too.
 */
const copies = { changed: 2, run: 3 } as const;

/** What is done with the whole of a model. */
export interface WholeModel {
  /** Of its weights. */
  readonly bytes: number;
  readonly use: keyof typeof copies;
  /** Why it is not streamed, for the message: the options. */
  readonly because: string;
}

/** `available`, in bytes. Throws QuantizationError KINGLET_QUANTIZATION_MEMORY for less than the weights take. */
export function checkMemory({ bytes, use, because }: WholeModel, available: number): void {
  const wanted = copies[use] * bytes;
  if (wanted <= available) return;
  const message =
    `expected ${mebibytes(wanted)} of memory at the least for a model of ${mebibytes(bytes)}, all of which ${because} ` +
    `has in memory, found ${mebibytes(available)}: leave that out, or take a machine with more`;
  throw new QuantizationError('KINGLET_QUANTIZATION_MEMORY', message);
}

function mebibytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)} MiB`;
}
