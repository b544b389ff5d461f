// What is wrong with an npy file.
import { InferenceError } from '../errors.ts';

/** Thrown when bytes are no npy file, or one that cannot be read. */
export class NpyFormatError extends InferenceError {
  readonly expected: string;
  readonly found: string;

  constructor(expected: string, found: string) {
    super('KINGLET_INFERENCE_FILE', `expected ${expected}, found ${found}`);
    this.name = 'NpyFormatError';
    this.expected = expected;
    this.found = found;
  }
}
