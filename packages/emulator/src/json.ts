// Reads JSON that others wrote.

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value, or undefined if it is not JSON. */
export function parseJson(json: Uint8Array | string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(typeof json === 'string' ? json : Buffer.from(json).toString()) };
  } catch {
    return undefined; // the caller knows what that means to a client
  }
}

/** True for an object that is no list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
