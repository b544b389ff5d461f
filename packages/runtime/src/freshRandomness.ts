// Randomness that is not the snapshot's. Environments restored from one snapshot share the state of every generator in
// the process, OpenSSL's included; only the kernel's is told apart.
import { openSync, readSync } from 'node:fs';

/** Fills an array from a generator. */
type Fill = (bytes: Uint8Array) => void;
type Callback = (error: null, value: unknown) => void;
type AnyFunction = (...args: unknown[]) => unknown;
type Replaceable = Record<string, AnyFunction>;

const poolBytes = 4096;
const source = '/dev/urandom';

/**
 * Replaces `Math.random` and the random bytes, numbers and UUIDs of `node:crypto` and of the global `crypto` by the kernel's.
 * The originals still check the arguments. Keys that OpenSSL generates itself are out of reach.
 */
export function freshRandomness(fill: Fill = kernelFill()): void {
  Math.random = () => randomBits(fill, 53) / 2 ** 53;
  const web = Object.getPrototypeOf(globalThis.crypto) as Replaceable;
  replace(web, 'getRandomValues', (original) => {
    return function (this: unknown, view: unknown): unknown {
      original.call(this, view);
      fill(bytesOf(view as ArrayBufferView));
      return view;
    };
  });
  replace(web, 'randomUUID', () => () => uuid(fill));
  replaceNodeCrypto(process.getBuiltinModule('node:crypto') as unknown as Replaceable, fill);
  process.getBuiltinModule('node:module').syncBuiltinESMExports();
}

function replaceNodeCrypto(node: Replaceable, fill: Fill): void {
  replace(node, 'randomUUID', (original) => (options) => {
    original(options);
    return uuid(fill);
  });
  replace(node, 'randomBytes', (original) => (size, callback) => {
    const bytes = original(size) as Uint8Array;
    fill(bytes);
    return give(bytes, callback);
  });
  replace(node, 'pseudoRandomBytes', () => node.randomBytes as AnyFunction);
  replace(node, 'randomInt', (original) => (...args) => {
    const callback = typeof args.at(-1) === 'function' ? args.pop() : undefined;
    original(...args);
    const [min, max] = (args.length === 1 ? [0, args[0]] : args) as [number, number];
    return give(min + below(max - min, fill), callback);
  });
  replace(node, 'randomFillSync', (original) => (...args) => {
    original(...args);
    fill(rangeOf(args));
    return args[0];
  });
  replace(node, 'randomFill', () => (...args) => {
    const callback = args.pop();
    return give((node.randomFillSync as AnyFunction)(...args), callback);
  });
}

function replace(target: Replaceable, name: string, make: (original: AnyFunction) => AnyFunction): void {
  const value = make(target[name] as AnyFunction);
  Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true });
}

function give(value: unknown, callback: unknown): unknown {
  if (typeof callback !== 'function') return value;
  setImmediate(() => (callback as Callback)(null, value));
  return undefined;
}

function bytesOf(view: ArrayBufferView | ArrayBuffer): Uint8Array {
  return ArrayBuffer.isView(view)
    ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
    : new Uint8Array(view);
}

/** The part that `randomFillSync(view, offset, size)` means; both count elements. */
function rangeOf([view, offset, size]: unknown[]): Uint8Array {
  const bytes = bytesOf(view as ArrayBufferView);
  const unit = (view as { BYTES_PER_ELEMENT?: number }).BYTES_PER_ELEMENT ?? 1;
  const start = Number(offset ?? 0) * unit;
  return bytes.subarray(start, size === undefined ? bytes.length : start + Number(size) * unit);
}

/** A whole number of at most 53 bits. */
function randomBits(fill: Fill, bits: number): number {
  const words = new Uint32Array(2);
  fill(new Uint8Array(words.buffer));
  const [high, low] = words as unknown as [number, number];
  return (high % 2 ** (bits - 32)) * 2 ** 32 + low;
}

/** Evenly distributed in [0, range), by throwing away what would favour the small ones. */
function below(range: number, fill: Fill): number {
  const limit = 2 ** 48 - (2 ** 48 % range);
  for (;;) {
    const value = randomBits(fill, 48);
    if (value < limit) return value % range;
  }
}

/** RFC 9562, version 4. */
function uuid(fill: Fill): string {
  const bytes = Buffer.alloc(16);
  fill(bytes);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Reads ahead for small requests; no byte is given out twice. */
function kernelFill(): Fill {
  const fd = openSync(source, 'r');
  const pool = new Uint8Array(poolBytes);
  let used = poolBytes;
  const read = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; ) at += readSync(fd, bytes, at, bytes.length - at, null);
  };
  return (bytes) => {
    if (bytes.length > poolBytes / 4) {
      read(bytes);
      return;
    }
    if (used + bytes.length > poolBytes) {
      read(pool);
      used = 0;
    }
    bytes.set(pool.subarray(used, used + bytes.length));
    pool.fill(0, used, used + bytes.length);
    used += bytes.length;
  };
}
