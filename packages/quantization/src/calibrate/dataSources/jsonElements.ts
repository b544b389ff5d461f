// The elements of a JSON array, as the texts that they are, while the array arrives in pieces.
import { fileError } from './dataError.ts';

/** The longest element, in letters. */
const mostLetters = 2 ** 27;

/**
 * Splits an array; what an element is, only `JSON.parse` knows. Throws QuantizationError KINGLET_QUANTIZATION_FILE for a
 * text that is no array or ends inside one. `where` names it.
 */
export async function* jsonElements(pieces: AsyncIterable<string>, where: string): AsyncGenerator<string> {
  const splitter = new Splitter(where);
  for await (const piece of pieces) yield* splitter.add(piece);
  splitter.end();
}

const opening = '[{';
const closing = ']}';

class Splitter {
  readonly #where: string;
  /** Brackets that are open: 0 before and behind the array. */
  #depth = 0;
  #isDone = false;
  #isInString = false;
  #isEscaped = false;
  /** What came of the element, and how many there were before it. */
  #element = '';
  #count = 0;

  constructor(where: string) {
    this.#where = where;
  }

  *add(piece: string): Generator<string> {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const letter = piece[at]!;
      if (this.#isInString) this.#inString(letter);
      else if (this.#depth === 0) {
        this.#outside(letter);
        from = at + 1;
      } else if (letter === '"') this.#isInString = true;
      else if (opening.includes(letter)) this.#depth++;
      else if (this.#depth > 1) this.#depth -= closing.includes(letter) ? 1 : 0;
      else if (letter === ',' || closing.includes(letter)) {
        yield* this.#cut(piece.slice(from, at), letter);
        from = at + 1;
      }
    }
    if (this.#depth > 0) this.#extend(piece.slice(from));
  }

  end(): void {
    if (!this.#isDone) throw fileError(this.#where, 'an array of samples', 'a text that ends before it does');
  }

  #inString(letter: string): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (letter === '\\') this.#isEscaped = true;
    else this.#isInString = letter !== '"';
  }

  #outside(letter: string): void {
    if (/[\s\ufeff]/.test(letter)) return;
    if (letter !== '[' || this.#isDone)
      throw fileError(
        this.#where,
        'one array of samples',
        `${JSON.stringify(letter)} ${this.#isDone ? 'behind it' : 'at its start'}`,
      );
    this.#depth = 1;
  }

  *#cut(rest: string, letter: string): Generator<string> {
    this.#extend(rest);
    const isEmptyArray = letter === ']' && this.#count === 0 && this.#element.trim() === '';
    if (!isEmptyArray) yield this.#element;
    [this.#element, this.#count] = ['', this.#count + 1];
    if (letter === ',') return;
    if (letter === '}') throw fileError(this.#where, 'an array of samples', 'a } that closes nothing');
    [this.#depth, this.#isDone] = [0, true];
  }

  #extend(more: string): void {
    this.#element += more;
    if (this.#element.length <= mostLetters) return;
    throw fileError(this.#where, `samples of at most ${mostLetters} letters`, `more in sample ${this.#count}`);
  }
}
