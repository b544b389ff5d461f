// The part of Web Crypto that handlers need at once: random numbers.
export interface RandomSource {
  getRandomValues<T extends ArrayBufferView>(view: T): T;
  randomUUID(): string;
}

const largestRequest = 65_536;

/** `random` fills bytes from the kernel. */
export function createCrypto(random: (bytes: Uint8Array) => void): RandomSource {
  return {
    getRandomValues(view) {
      if (!ArrayBuffer.isView(view) || view instanceof Float32Array || view instanceof Float64Array) {
        throw new TypeError('Expected `view` to be an integer typed array');
      }
      if (view.byteLength > largestRequest) {
        throw new RangeError(`Expected at most ${largestRequest} bytes, got ${view.byteLength}`);
      }
      random(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
      return view;
    },
    randomUUID() {
      const bytes = new Uint8Array(16);
      random(bytes);
      // Version 4, variant 10 (RFC 9562, 5.4).
      bytes[6] = (bytes[6]! & 0x0f) | 0x40;
      bytes[8] = (bytes[8]! & 0x3f) | 0x80;
      const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    },
  };
}
