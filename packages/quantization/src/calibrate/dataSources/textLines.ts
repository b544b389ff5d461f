// A file as text: in pieces, and by lines.
import { fileError } from './dataError.ts';
import type { FileBytes } from './fileBytes.ts';

/** The longest line, in letters. */
const mostLetters = 2 ** 27;

/** Pieces of the text that bytes of UTF-8 are; what is none becomes U+FFFD. */
export async function* textPieces({ size, read }: FileBytes): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const piece of read(0, size)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** Lines, without what ends them. Throws QuantizationError KINGLET_QUANTIZATION_FILE for one of more than 134 million letters. */
export async function* textLines(file: FileBytes, path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of textPieces(file)) {
    const [first = '', ...others] = piece.split('\n');
    const lines = [rest + first, ...others];
    rest = lines.pop()!;
    if (rest.length > mostLetters) throw fileError(path, `lines of at most ${mostLetters} letters`, 'a longer one');
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  if (rest !== '') yield rest;
}
