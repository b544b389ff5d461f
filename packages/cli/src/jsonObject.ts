// JSON of unknown origin.

export type JsonObject = Readonly<Record<string, unknown>>;

/** The object that `text` is in JSON; undefined when it is none. */
export function jsonObject(text: string): JsonObject | undefined {
  const value = jsonValue(text)?.value;
  return isObject(value) ? value : undefined;
}

/** The value that `text` is in JSON, wrapped since it may be null; undefined when it is none. */
export function jsonValue(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
