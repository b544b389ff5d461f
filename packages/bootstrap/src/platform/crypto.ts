// The part of Web Crypto that handlers need at once: random numbers and SHA-256.
export interface WebCrypto {
  getRandomValues<T extends ArrayBufferView>(view: T): T;
  randomUUID(): string;
  readonly subtle: {
    /** SHA-256 alone: rejects with a DOMException NotSupportedError for others, with a TypeError for what is no bytes. */
    digest(algorithm: string | { readonly name: string }, data: ArrayBuffer | ArrayBufferView): Promise<ArrayBuffer>;
  };
}

const largestRequest = 65_536;

/** `random` fills bytes from the kernel, `sha256` gives a digest. */
export function createCrypto(
  random: (bytes: Uint8Array) => void,
  sha256: (bytes: Uint8Array) => ArrayBuffer,
): WebCrypto {
  return {
    subtle: {
      async digest(algorithm, data) {
        const name = String(typeof algorithm === 'object' ? algorithm.name : algorithm);
        if (name.toUpperCase() !== 'SHA-256') {
          throw new DOMException(`Expected the algorithm SHA-256, got ${name}`, 'NotSupportedError');
        }
        return sha256(bytesOf(data));
      },
    },
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

function bytesOf(data: ArrayBuffer | ArrayBufferView): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  throw new TypeError('Expected `data` to be an ArrayBuffer or a view of one');
}
