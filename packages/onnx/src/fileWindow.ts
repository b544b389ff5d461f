// A file seen through a window: small reads one after the other cost few reads of the system.
import { OnnxError } from './errors.ts';
import type { OpenFile } from './fileSystem.ts';

const windowBytes = 2 ** 16;

/** Reads of a file from front to back, mostly; larger ones go past the window. */
export class FileWindow {
  readonly #file: OpenFile;
  /** In bytes. */
  readonly size: number;
  #start = 0;
  #bytes: Uint8Array = new Uint8Array(0);

  constructor(file: OpenFile, size: number) {
    [this.#file, this.size] = [file, size];
  }

  /** `length` bytes, of which those behind the file's end are missing. */
  async read(offset: number, length: number): Promise<Uint8Array> {
    const count = Math.min(length, this.size - offset);
    if (count > windowBytes) return this.#file.read(offset, count);
    const isHeld = offset >= this.#start && offset + count <= this.#start + this.#bytes.length;
    if (!isHeld) await this.#move(offset);
    return this.#bytes.subarray(offset - this.#start, offset - this.#start + count);
  }

  /** A number of base 128 and where it ends: exact below 2^53. Throws `KINGLET_ONNX_MALFORMED` if it does not end before `end`. */
  async readVarint(offset: number, end: number): Promise<{ readonly value: number; readonly end: number }> {
    const bytes = await this.read(offset, Math.min(10, end - offset));
    let value = 0;
    for (let i = 0, factor = 1; i < bytes.length; i++, factor *= 128) {
      value += (bytes[i]! & 127) * factor;
      if (bytes[i]! < 128) return { value, end: offset + i + 1 };
    }
    throw malformed(offset, this.size, 'a number does not end');
  }

  async #move(offset: number): Promise<void> {
    this.#bytes = await this.#file.read(offset, Math.min(windowBytes, this.size - offset));
    this.#start = offset;
  }
}

/** What is wrong at a byte of a file. */
export function malformed(offset: number, size: number, what: string): OnnxError {
  return new OnnxError('KINGLET_ONNX_MALFORMED', `expected an ONNX file; at byte ${offset} of ${size}, ${what}`);
}
