// Reads parts of addresses.

/** What a part of an address says, or undefined if its percent signs encode no UTF-8: the caller knows what that means. */
export function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
