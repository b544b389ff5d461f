// The build shortens the names of classes; those that are globals get theirs back.

/** `globals` as they are, each function called what its property is. */
export function named(globals: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(globals)) {
    if (typeof value === 'function') Object.defineProperty(value, 'name', { value: name, configurable: true });
  }
  return globals;
}
