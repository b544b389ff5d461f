// "Did you mean": the word that a mistyped one was probably meant to be.

/** The nearest of `words` by edit distance, if it is near: at most a third of the letters differ. */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  const ranked = words
    .map((word) => ({ word, distance: editDistance(typed, word) }))
    .toSorted((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best && best.distance <= Math.max(1, Math.floor(best.word.length / 3)) ? best.word : undefined;
}

/** ` (did you mean x?)`, or nothing. */
export function suggestion(typed: string, words: readonly string[]): string {
  const word = nearest(typed, words);
  return word === undefined ? '' : `; did you mean ${word}?`;
}

// Levenshtein's distance, a row at a time; two letters in the wrong order are one mistake.
function editDistance(a: string, b: string): number {
  let rows: readonly (readonly number[])[] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) rows = [rows[1] ?? [], nextRow(a, b, i, rows)];
  return rows[1]?.[b.length] ?? 0;
}

function nextRow(
  a: string,
  b: string,
  i: number,
  [beforeLast = [], last = []]: readonly (readonly number[])[],
): number[] {
  const row = [i];
  for (let j = 1; j <= b.length; j++) {
    const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
    const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    const swap = isSwap ? (beforeLast[j - 2] ?? 0) + 1 : Infinity;
    row.push(Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swap));
  }
  return row;
}
