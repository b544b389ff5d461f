// The header of a .npy file: what its first bytes say (numpy.lib.format, versions 1.0 to 3.0).

export interface NpyHeader {
  /** NumPy's name of the elements' type: `<f4`. */
  readonly descr: string;
  /** Whether the first axis changes fastest. */
  readonly isFortran: boolean;
  readonly shape: readonly number[];
}

/** Thrown when bytes are no header, or one that cannot be read. */
export class NpyFormatError extends Error {
  readonly expected: string;
  readonly found: string;

  constructor(expected: string, found: string) {
    super(`expected ${expected}, found ${found}`);
    this.name = 'NpyFormatError';
    this.expected = expected;
    this.found = found;
  }
}

/** Bytes that say how long the header is. */
export const npyPreambleBytes = 12;

const magic = '\x93NUMPY';
const lengthAt = 8;
/** As long a header as NumPy reads. */
const mostHeaderBytes = 10_000;

/**
 * Where the header's text begins and ends in the file, whose first {@link npyPreambleBytes} bytes are given. Throws
 * NpyFormatError for another kind of file.
 */
export function npyHeaderBounds(preamble: Uint8Array): { readonly start: number; readonly end: number } {
  const isNpy = Array.from(magic).every((letter, i) => preamble[i] === letter.charCodeAt(0));
  if (!isNpy || preamble.length < npyPreambleBytes) throw new NpyFormatError('a file of numpy.save', 'something else');
  const version = preamble[magic.length]!;
  if (version < 1 || version > 3) throw new NpyFormatError('version 1, 2 or 3 of the format', `version ${version}`);
  const numbers = new DataView(preamble.buffer, preamble.byteOffset, preamble.byteLength);
  // The length has two bytes in version 1, four in the others.
  const start = version === 1 ? lengthAt + 2 : lengthAt + 4;
  const length = version === 1 ? numbers.getUint16(lengthAt, true) : numbers.getUint32(lengthAt, true);
  if (length > mostHeaderBytes) throw new NpyFormatError(`a header of at most ${mostHeaderBytes} bytes`, `${length}`);
  return { start, end: start + length };
}

const entry = /\s*(?:'(\w+)'|"(\w+)")\s*:\s*(?:'([^'\\]*)'|"([^"\\]*)"|(True|False)|\(([\d\s,L]*)\))\s*(,|(?=\}))/y;

/** What the header's text says: a dictionary as Python writes it. Throws NpyFormatError for another. */
export function parseNpyHeader(text: string): NpyHeader {
  const fields = fieldsOf(text.trim());
  const [descr, isFortran, shape] = ['descr', 'fortran_order', 'shape'].map((name) => fields.get(name));
  const isKnown = typeof descr === 'string' && typeof isFortran === 'boolean' && typeof shape === 'object';
  if (isKnown && fields.size === 3) return { descr, isFortran, shape };
  throw new NpyFormatError('a header with one type as `descr`, `fortran_order` and `shape`', JSON.stringify(text));
}

type Field = string | boolean | readonly number[];

function fieldsOf(text: string): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  entry.lastIndex = 1;
  let end = 1;
  for (let match = entry.exec(text); match; match = entry.exec(text)) {
    const [, name = match[2]!, , single, double, word, lengths] = match;
    const plain = single ?? double;
    fields.set(name, plain ?? (word === undefined ? lengthsOf(lengths!) : word === 'True'));
    end = entry.lastIndex;
  }
  if (text.startsWith('{') && text.slice(end).trim() === '}') return fields;
  throw new NpyFormatError('a header that is a dictionary of Python', JSON.stringify(text.slice(0, 200)));
}

/** As many axes as NumPy has. */
const mostAxes = 64;

/** `3, 4`; Python 2 wrote `3L, 4L`. */
function lengthsOf(text: string): readonly number[] {
  const parts = text.split(',').map((part) => part.trim().replace(/L$/, ''));
  const lengths = (parts.at(-1) === '' ? parts.slice(0, -1) : parts).map((part) =>
    part === '' ? Number.NaN : Number(part),
  );
  if (lengths.length <= mostAxes && lengths.every(Number.isSafeInteger)) return lengths;
  throw new NpyFormatError(`a shape of at most ${mostAxes} whole numbers`, `(${text})`);
}
