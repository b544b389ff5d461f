// Reads JSON that others wrote.

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value, or undefined if the bytes are not JSON. */
export function parseJson(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(Buffer.from(bytes).toString()) };
  } catch {
    return undefined; // the caller knows what that means to a client
  }
}

/** True for an object that is no list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
