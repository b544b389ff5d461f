// Bytes in JSON, as Lambda's HTTP events carry them (RFC 4648, section 4).

const chunk = 0x2000;

/** The bytes of a text; undefined for one that is no base64. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return undefined;
  }
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** The text of bytes. */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  // Arguments are limited in number.
  for (let at = 0; at < bytes.length; at += chunk) binary += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return btoa(binary);
}
