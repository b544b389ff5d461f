// How many items one run takes.

/** Elements of all observed values in one run, 4 MB of floats; and items. */
const [mostElements, mostItems] = [2 ** 20, 64];

/** From 1 to 64, for a model that makes `elements` of `items`. */
export function itemsTogether(elements: number, items: number): number {
  return Math.max(1, Math.min(mostItems, Math.floor((mostElements * items) / Math.max(elements, 1))));
}
