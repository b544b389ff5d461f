// A long list of numbers of which a copy with one more shares all but its last piece. Plain JSON.

const pieceLength = 64;

export interface Series {
  /** How many there have been, those that were dropped included. */
  readonly count: number;
  /** Numbers from index `first` on, 64 a piece, the last piece shorter. */
  readonly first: number;
  readonly pieces: readonly (readonly number[])[];
}

export const noSeries: Series = { count: 0, first: 0, pieces: [] };

/** One of these numbers. */
export function seriesOf(numbers: readonly number[]): Series {
  const pieces: number[][] = [];
  for (let i = 0; i < numbers.length; i += pieceLength) pieces.push(numbers.slice(i, i + pieceLength));

  return { count: numbers.length, first: 0, pieces };
}

/** A copy with one more, which keeps at least the newest `keep`. */
export function withNext(series: Series, value: number, keep: number): Series {
  const { count, first, pieces } = series;
  const last = pieces.at(-1);
  const grown =
    last === undefined || last.length === pieceLength
      ? [...pieces, [value]]
      : [...pieces.slice(0, -1), [...last, value]];
  const dropped = count + 1 - first - pieceLength >= keep ? 1 : 0;

  return { count: count + 1, first: first + dropped * pieceLength, pieces: dropped === 0 ? grown : grown.slice(1) };
}

/** A copy with another number at an index that is kept. */
export function withValue(series: Series, index: number, value: number): Series {
  const piece = Math.floor((index - series.first) / pieceLength);
  const pieces = [...series.pieces];
  const changed = [...(pieces[piece] as readonly number[])];
  changed[(index - series.first) % pieceLength] = value;
  pieces[piece] = changed;

  return { ...series, pieces };
}

/** The number at an index; undefined where it is dropped or to come. */
export function valueAt({ first, pieces }: Series, index: number): number | undefined {
  return pieces[Math.floor((index - first) / pieceLength)]?.[(index - first) % pieceLength];
}
