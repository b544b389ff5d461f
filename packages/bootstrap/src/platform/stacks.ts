// Stack traces as people read them: the engine knows places in the bundle, its map knows those in the sources.
let mapStack = (stack: string): string => stack;

/** From here on stackText() goes through `map`. */
export function mapStacks(map: (stack: string) => string): void {
  mapStack = map;
}

/** `stack` with the places in the sources. */
export function stackText(stack: string): string {
  return mapStack(stack.toWellFormed());
}
