// Hashes and ciphers of bytes: by the addon where there is one, else in TypeScript.
import { checkAlias, checkArray, checkLength } from '../check.ts';
import { rangeError } from '../errors.ts';
import { typescriptAesCtr } from './typescriptAesCtr.ts';
import { typescriptCrc32c } from './typescriptCrc32c.ts';
import { TypescriptSha256, typescriptSha256 } from './typescriptSha256.ts';

/** What the addon's `hashes` gives (src/c/addon_hash.c). */
export interface NativeHashes {
  readonly stateBytes: number;
  readonly keyBytes: number;
  sha256(bytes: Uint8Array, digest: Uint8Array): void;
  sha256Start(state: Uint8Array): void;
  sha256Add(state: Uint8Array, bytes: Uint8Array): void;
  sha256End(state: Uint8Array, digest: Uint8Array): void;
  crc32c(bytes: Uint8Array, before: number): number;
  aesExpand(bytes: Uint8Array, key: Uint8Array): void;
  aesCtr(key: Uint8Array, counter: Uint8Array, offset: number, bytes: Uint8Array, out: Uint8Array): void;
}

/** SHA-256 of a message that comes in parts. */
export interface Sha256 {
  /** Throws TypeError KINGLET_KERNELS_TYPE for anything but a Uint8Array, KINGLET_KERNELS_DETACHED for one without memory. */
  update(bytes: Uint8Array): this;
  /** The 32 bytes of all so far; more may follow. */
  digest(): Uint8Array<ArrayBuffer>;
}

export interface CipherOptions {
  /**
   * Of the first byte in the stream: any part of a message can be made alone.
   *
   * @default 0
   */
  readonly offset?: number;
  /** Where the result goes: as long as the bytes, which it may be. Left out: a new array. */
  readonly out?: Uint8Array;
}

/** AES in counter mode with one key and one first counter: what encrypts decrypts. */
export interface AesCtr {
  /**
   * The bytes XOR the key stream. Throws TypeError KINGLET_KERNELS_TYPE, RangeError KINGLET_KERNELS_LENGTH or
   * KINGLET_KERNELS_OVERLAP for an `out` that is not as long or overlaps partially, KINGLET_KERNELS_RANGE for an offset of 2^53
   * or more.
   */
  apply(bytes: Uint8Array, options?: CipherOptions): Uint8Array;
}

export interface Hashes {
  /** SHA-256 (FIPS 180-4) of bytes: 32 bytes. Throws TypeError KINGLET_KERNELS_TYPE or KINGLET_KERNELS_DETACHED. */
  sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
  /** SHA-256 of what comes in parts. */
  createSha256(): Sha256;
  /**
   * CRC32C (Castagnoli, as iSCSI, ext4 and S3 have it): a whole number of 32 bits.
   *
   * @param before the checksum of what goes before these bytes. Throws RangeError KINGLET_KERNELS_RANGE for more than 32 bits.
   */
  crc32c(bytes: Uint8Array, before?: number): number;
  /**
   * AES in counter mode (SP 800-38A). It hides a message and does not protect it: use a MAC with it, and no counter twice with
   * a key. With an addon its time depends on neither; the TypeScript form reads a table by the message.
   *
   * @param key 16, 24 or 32 bytes. Throws RangeError KINGLET_KERNELS_LENGTH for others.
   * @param counter the 16 bytes of the first block's, a big-endian number that wraps.
   */
  createAesCtr(key: Uint8Array, counter: Uint8Array): AesCtr;
  /** `createAesCtr(key, counter).apply(bytes, options)`. */
  aesCtr(key: Uint8Array, counter: Uint8Array, bytes: Uint8Array, options?: CipherOptions): Uint8Array;
}

const [digestBytes, blockBytes] = [32, 16];

export function hashesOf(native: NativeHashes | undefined): Hashes {
  const createAesCtr: Hashes['createAesCtr'] = (key, counter) => {
    checkArray('createAesCtr', 'key', key, Uint8Array);
    checkArray('createAesCtr', 'counter', counter, Uint8Array);
    if (![16, 24, 32].includes(key.length)) throw lengthError('key', '16, 24 or 32 bytes', key.length);
    if (counter.length !== blockBytes) throw lengthError('counter', `${blockBytes} bytes`, counter.length);
    return checkedCipher(native ? nativeCipher(native, key, counter) : typescriptAesCtr(key, counter));
  };
  return {
    sha256: native ? nativeDigest(native) : typescriptSha256,
    createSha256: () => (native ? new NativeSha256(native) : new TypescriptSha256()),
    crc32c(bytes, before = 0) {
      checkArray('crc32c', 'bytes', bytes, Uint8Array);
      checkWord('crc32c', 'before', before);
      return native ? native.crc32c(bytes, before) : typescriptCrc32c(bytes, before);
    },
    createAesCtr,
    aesCtr: (key, counter, bytes, options) => createAesCtr(key, counter).apply(bytes, options),
  };
}

function checkedCipher(cipher: Cipher): AesCtr {
  return {
    apply(bytes, options = {}) {
      checkArray('aesCtr', 'bytes', bytes, Uint8Array);
      const { offset = 0, out = new Uint8Array(bytes.length) } = options;
      checkArray('aesCtr', 'out', out, Uint8Array);
      checkLength('aesCtr', 'out', out, bytes.length);
      checkAlias('aesCtr', 'out', out, 'bytes', bytes);
      if (!(Number.isSafeInteger(offset) && offset >= 0))
        throw rangeError(
          'KINGLET_KERNELS_RANGE',
          `aesCtr: expected offset to be a whole number below 2^53, got ${offset}`,
        );
      cipher(bytes, offset, out);
      return out;
    },
  };
}

function checkWord(operation: string, name: string, value: number): void {
  if (value >>> 0 === value) return;
  throw rangeError(
    'KINGLET_KERNELS_RANGE',
    `${operation}: expected ${name} to be a whole number below 2^32, got ${String(value)}`,
  );
}

function lengthError(name: string, wanted: string, got: number): RangeError {
  return rangeError('KINGLET_KERNELS_LENGTH', `createAesCtr: expected ${name} to have ${wanted}, got ${got}`);
}

/** The digest is written to one array and copied: the engine knows the bytes of one that it has just made only slowly. */
function nativeDigest(native: NativeHashes): Hashes['sha256'] {
  const digest = new Uint8Array(new ArrayBuffer(digestBytes));
  return (bytes) => {
    checkArray('sha256', 'bytes', bytes, Uint8Array);
    native.sha256(bytes, digest);
    return digest.slice();
  };
}

class NativeSha256 implements Sha256 {
  readonly #native: NativeHashes;
  readonly #state: Uint8Array<ArrayBuffer>;

  constructor(native: NativeHashes) {
    this.#native = native;
    this.#state = new Uint8Array(native.stateBytes);
    native.sha256Start(this.#state);
  }

  update(bytes: Uint8Array): this {
    checkArray('sha256', 'bytes', bytes, Uint8Array);
    this.#native.sha256Add(this.#state, bytes);
    return this;
  }

  digest(): Uint8Array<ArrayBuffer> {
    const digest = new Uint8Array(digestBytes);
    this.#native.sha256End(this.#state, digest);
    return digest;
  }
}

/** XORs the stream from a byte on; `out` may be `bytes`. */
export type Cipher = (bytes: Uint8Array, offset: number, out: Uint8Array) => void;

function nativeCipher(native: NativeHashes, keyBytes: Uint8Array, counter: Uint8Array): Cipher {
  const [key, first] = [new Uint8Array(native.keyBytes), new Uint8Array(counter)];
  native.aesExpand(keyBytes, key);
  return (bytes, offset, out) => native.aesCtr(key, first, offset, bytes, out);
}
