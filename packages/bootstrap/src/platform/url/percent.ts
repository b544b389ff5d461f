// Percent-encoding as the URL Standard has it (https://url.spec.whatwg.org/#percent-encoded-bytes).

/** The characters that each part of a URL does not hold as they are. */
export const encodeSets: Readonly<
  Record<'control' | 'fragment' | 'query' | 'specialQuery' | 'path' | 'userinfo' | 'form', RegExp>
> = {
  control: /[^ -~]/gu,
  fragment: /[^!-~]|["<>`]/gu,
  query: /[^!-~]|["#<>]/gu,
  specialQuery: /[^!-~]|["#'<>]/gu,
  path: /[^!-~]|["#<>?^`{}]/gu,
  userinfo: /[^!-~]|["#/:;<=>?@[\\\]^`{|}]/gu,
  form: /[^*\-.0-9A-Z_a-z]/gu,
};

/** `text`, which has no lone surrogates, with the characters of `set` as the `%XX` of their UTF-8 bytes. */
export function percentEncode(text: string, set: RegExp): string {
  return text.replace(set, encodeSymbol);
}

/** The bytes that `text` stands for: `%XX` is one byte, everything else is UTF-8. */
export function percentDecode(text: string): Uint8Array {
  // Whatever is not ASCII becomes %XX first; a `%` that starts no such triple stands for itself.
  const ascii = percentEncode(text, /[^\0-\x7f]/gu);
  const bytes = new Uint8Array(ascii.length);
  let length = 0;
  for (let at = 0; at < ascii.length; at++) {
    const isTriple = ascii[at] === '%' && /^[\da-f]{2}$/i.test(ascii.slice(at + 1, at + 3));
    bytes[length++] = isTriple ? Number.parseInt(ascii.slice(at + 1, at + 3), 16) : ascii.charCodeAt(at);
    if (isTriple) at += 2;
  }
  return bytes.subarray(0, length);
}

function encodeSymbol(symbol: string): string {
  const code = symbol.charCodeAt(0);
  if (code >= 0x80) return encodeURIComponent(symbol);
  return `%${code < 16 ? '0' : ''}${code.toString(16).toUpperCase()}`;
}
