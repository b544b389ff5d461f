// The text of an npy file's header: a dictionary as Python writes it (numpy.lib.format).
import { NpyFormatError } from './npyFormatError.ts';

/** What the text says. */
export interface NpyHeaderText {
  /** NumPy's name of the elements' type: `<f4`. */
  readonly descr: string;
  /** Whether the first axis changes fastest. */
  readonly isFortran: boolean;
  readonly shape: readonly number[];
}

/** As many axes as NumPy has. */
const mostAxes = 64;
const keys: readonly string[] = ['descr', 'fortran_order', 'shape'];
// A string without escapes, a word, a number, or a sign; Python 2 wrote an L behind long numbers.
const token = /\s*(?:'([^'\\]*)'|"([^"\\]*)"|(True|False)|(\d{1,16})L?|([{}()[\]:,]))/y;

type Token = string | number | boolean | { readonly sign: string };

/** Throws NpyFormatError for what is no such dictionary. */
export function parseNpyHeader(text: string): NpyHeaderText {
  const tokens = tokensOf(text).reverse();
  const fields = new Map<string, unknown>();
  take(tokens, '{');
  while (!isNext(tokens, '}')) {
    const key = tokens.pop();
    if (typeof key !== 'string' || !keys.includes(key) || fields.has(key))
      throw headerError(`the keys ${keys.join(', ')}, each once`, describe(key));
    take(tokens, ':');
    fields.set(key, fieldOf(tokens));
    if (!isNext(tokens, '}')) take(tokens, ',');
  }
  take(tokens, '}');
  if (tokens.length > 0) throw headerError('nothing behind the dictionary', describe(tokens.at(-1)));
  return checked(fields);
}

function checked(fields: ReadonlyMap<string, unknown>): NpyHeaderText {
  const [descr, isFortran, shape] = keys.map((key) => fields.get(key));
  if (typeof descr !== 'string') throw headerError('`descr` to be one type, such as <f4', describe(descr));
  if (typeof isFortran !== 'boolean') throw headerError('`fortran_order` to be True or False', describe(isFortran));
  if (!Array.isArray(shape)) throw headerError('`shape` to be a tuple of whole numbers', describe(shape));
  return { descr, isFortran, shape: shape as number[] };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  for (token.lastIndex = 0; token.lastIndex < end; ) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw headerError('a dictionary of Python', `${describe(text.slice(at, end))} in it`);
    const [, single, double, word, digits, sign] = match;
    const plain = single ?? double;
    if (plain !== undefined) tokens.push(plain);
    else if (word !== undefined) tokens.push(word === 'True');
    else tokens.push(digits === undefined ? { sign: sign! } : Number(digits));
  }
  return tokens;
}

/** A text, a truth, or a tuple of numbers; a list is how structured types are written. The next token is the last. */
function fieldOf(tokens: Token[]): unknown {
  if (isNext(tokens, '[')) throw headerError('`descr` to be one type, such as <f4', 'a list: a structured type');
  if (!isNext(tokens, '(')) return tokens.pop();
  take(tokens, '(');
  const lengths: number[] = [];
  while (!isNext(tokens, ')')) {
    const length = tokens.pop();
    if (!Number.isSafeInteger(length) || lengths.length === mostAxes)
      throw headerError(`\`shape\` to have at most ${mostAxes} whole numbers`, describe(length));
    lengths.push(length as number);
    if (!isNext(tokens, ')')) take(tokens, ',');
  }
  take(tokens, ')');
  return lengths;
}

function isNext(tokens: readonly Token[], sign: string): boolean {
  const next = tokens.at(-1);
  return typeof next === 'object' && next.sign === sign;
}

function take(tokens: Token[], sign: string): void {
  const next = tokens.pop();
  if (typeof next !== 'object' || next.sign !== sign) throw headerError(`\`${sign}\``, describe(next));
}

const mostShown = 40;

/** A token or a field, short enough for a message whatever its size. */
function describe(found: unknown): string {
  if (found === undefined) return 'nothing';
  if (typeof found === 'string')
    return JSON.stringify(found.length > mostShown ? `${found.slice(0, mostShown)}…` : found);
  if (Array.isArray(found)) return `a tuple of ${found.length}`;
  return typeof found === 'object' && found !== null ? `\`${(found as { sign: string }).sign}\`` : String(found);
}

function headerError(expected: string, found: string): NpyFormatError {
  return new NpyFormatError(`in the npy header ${expected}`, found);
}
