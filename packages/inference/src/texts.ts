// Texts as numbers: what folds and evaluates graphs moves integers, whatever they stand for.
const ids = new Map<string, number>();
const texts: string[] = [];

/** The number of a text: the same one in this process for each text. */
export function textId(text: string): number {
  const known = ids.get(text);
  if (known !== undefined) return known;
  ids.set(text, texts.length);
  return texts.push(text) - 1;
}

/** The text of a number that `textId` gave. */
export function textOfId(id: number): string {
  return texts[id]!;
}

/** 0, which memory is filled with, is the empty text. */
textId('');
