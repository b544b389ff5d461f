// How many items one run takes.

/** Elements of all observed values in one run, 4 MB of floats; and items. */
const [mostElements, mostItems] = [2 ** 20, 64];

/** From 1 to `most`, 64 if that is more, for a model that makes `elements` of `items`. */
export function itemsTogether(elements: number, items: number, most: number = mostItems): number {
  return Math.max(1, Math.min(most, mostItems, Math.floor((mostElements * items) / Math.max(elements, 1))));
}
