// The header of an npy file: a dictionary as Python writes it (numpy.lib.format).
import { describe } from './describe.ts';
import { inputIssue, type ServingError } from './errors.ts';

/** What a header says. */
export interface NpyHeader {
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
const token = /\s*(?:'([^'\\]*)'|"([^"\\]*)"|(True|False)|(\d{1,15})L?|([{}()[\]:,]))/y;

type Token = string | number | boolean | { readonly sign: string };

/** Throws ServingError KINGLET_SERVING_INPUT for what is no such dictionary. */
export function parseNpyHeader(text: string): NpyHeader {
  const tokens = tokensOf(text);
  const fields = new Map<string, unknown>();
  take(tokens, '{');
  while (!isNext(tokens, '}')) {
    const key = tokens.shift();
    if (typeof key !== 'string' || !keys.includes(key) || fields.has(key))
      throw headerError(`the keys ${keys.join(', ')}, each once`, describeToken(key));
    take(tokens, ':');
    fields.set(key, fieldOf(tokens));
    if (!isNext(tokens, '}')) take(tokens, ',');
  }
  take(tokens, '}');
  if (tokens.length > 0) throw headerError('nothing behind the dictionary', describeToken(tokens[0]));
  return checked(fields);
}

function checked(fields: ReadonlyMap<string, unknown>): NpyHeader {
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

/** A text, a truth, or a tuple of numbers; undefined for a list, which is how structured types are written. */
function fieldOf(tokens: Token[]): unknown {
  if (isNext(tokens, '[')) throw headerError('`descr` to be one type, such as <f4', 'a list: a structured type');
  if (!isNext(tokens, '(')) return tokens.shift();
  take(tokens, '(');
  const numbers: number[] = [];
  while (!isNext(tokens, ')')) {
    const number = tokens.shift();
    if (typeof number !== 'number' || numbers.length === mostAxes)
      throw headerError(`\`shape\` to have at most ${mostAxes} whole numbers`, describeToken(number));
    numbers.push(number);
    if (!isNext(tokens, ')')) take(tokens, ',');
  }
  take(tokens, ')');
  return numbers;
}

function isNext([next]: readonly Token[], sign: string): boolean {
  return typeof next === 'object' && next.sign === sign;
}

function take(tokens: Token[], sign: string): void {
  const next = tokens.shift();
  if (typeof next !== 'object' || next.sign !== sign) throw headerError(`\`${sign}\``, describeToken(next));
}

function describeToken(found: Token | undefined): string {
  return found === undefined ? 'its end' : typeof found === 'object' ? `\`${found.sign}\`` : describe(found);
}

function headerError(expected: string, found: string): ServingError {
  return inputIssue('', `in the npy header ${expected}`, found);
}
