// Reads what came back.

/** Bytes as text; nothing is the empty text. */
export function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString();
}

/** Bytes as a JSON object. */
export function json(bytes: Uint8Array | undefined): Record<string, unknown> {
  return JSON.parse(text(bytes));
}
