// Bodies inside of JSON: text as it is, anything else in base64.

/** A body in an event, by the source's types of text. Compressed bodies and what is not UTF-8 go as base64 whatever their type. */
export function encodedBody(
  textTypes: RegExp,
  body: Uint8Array,
  contentType: string | undefined,
  contentEncoding: string | undefined,
): { readonly body: string; readonly isBase64Encoded: boolean } {
  const text = contentEncoding === undefined && textTypes.test(contentType ?? '') ? utf8(body) : undefined;
  return text === undefined
    ? { body: Buffer.from(body).toString('base64'), isBase64Encoded: true }
    : { body: text, isBase64Encoded: false };
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined; // the label is wrong; base64 keeps the bytes
  }
}
