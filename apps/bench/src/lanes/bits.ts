// The lane in Node of the group `bits`: hashes, ciphers and random numbers; as `node.<case>` what Node has of them (OpenSSL,
// zlib), as `loops.<case>` a plain loop.
import { createCipheriv, createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import {
  hashKeys,
  hashRows,
  isa,
  randomExponential,
  randomIntegers,
  randomNormal,
  randomUniform,
} from '@kinglet/kernels';
import { crc32c, createAesCtr, sha256 } from '@kinglet/kernels/hash';
import { type AnyFunction, callerOf } from './caller.ts';
import { serve } from './serve.ts';

const rowBytes = 16;
const cipher = createAesCtr(bytesOf(16), bytesOf(16));
const nodeCipher = createCipheriv('aes-128-ctr', bytesOf(16), bytesOf(16));

interface Case {
  readonly run: AnyFunction;
  readonly argumentsOf: (n: number) => readonly unknown[];
}

const ofBytes = (run: (bytes: Uint8Array) => unknown): Case => ({ run, argumentsOf: (n) => [bytesOf(n)] });
const floats = (run: AnyFunction): Case => ({ run, argumentsOf: (n) => [1, 0, 0, new Float32Array(n)] });
const ofKeys = (run: AnyFunction): Case => ({ run, argumentsOf: (n) => [keysOf(n), 0, new Uint32Array(n)] });

/** Of so many bytes, keys, rows or numbers. */
const cases: Readonly<Record<string, Case>> = {
  sha256: ofBytes(sha256),
  'node.sha256': ofBytes((bytes) => createHash('sha256').update(bytes).digest()),
  crc32c: ofBytes((bytes) => crc32c(bytes)),
  'node.crc32c': ofBytes((bytes) => crc32(bytes)),
  aesCtr: ofBytes((bytes) => cipher.apply(bytes, { out: bytes })),
  'node.aesCtr': ofBytes((bytes) => nodeCipher.update(bytes)),
  hashKeys: ofKeys(hashKeys),
  'loops.hashKeys': ofKeys(hashKeysInLoop),
  hashRows: { run: hashRows, argumentsOf: (n) => [bytesOf(n * rowBytes), rowBytes, 0, new Uint32Array(n)] },
  'node.hashRows': { run: checksumsOfRows, argumentsOf: (n) => [bytesOf(n * rowBytes), new Uint32Array(n)] },
  random: floats(randomUniform),
  standard_normal: floats(randomNormal),
  standard_exponential: floats(randomExponential),
  integers: { run: randomIntegers, argumentsOf: (n) => [1, 0, 0, -5, 11, new Int32Array(n)] },
};

await serve(
  `@kinglet/kernels ${isa()}, Node ${process.versions.node}, OpenSSL ${process.versions.openssl}`,
  (name, n) => {
    const found = cases[name];
    return found && { run: callerOf(found.run, found.argumentsOf(n)), perCall: 1 };
  },
);

function bytesOf(n: number): Uint8Array {
  return Uint8Array.from({ length: n }, (_, i) => Math.imul(i, 2654435761) >>> 24);
}

function keysOf(n: number): Uint32Array {
  return Uint32Array.from({ length: n }, (_, i) => i);
}

/** XXH32 of each key, the hash that ours is. */
function hashKeysInLoop(keys: Uint32Array, seed: number, out: Uint32Array): Uint32Array {
  for (let i = 0; i < out.length; i++) {
    let x = (seed + 0x165667b1 + 4 + Math.imul(keys[i]!, 0xc2b2ae3d)) | 0;
    x = Math.imul((x << 17) | (x >>> 15), 0x27d4eb2f);
    x = Math.imul(x ^ (x >>> 15), 0x85ebca77);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae3d);
    out[i] = x ^ (x >>> 16);
  }
  return out;
}

/** What Node has for it: one call a row. */
function checksumsOfRows(rows: Uint8Array, out: Uint32Array): Uint32Array {
  for (let i = 0; i < out.length; i++) out[i] = crc32(rows.subarray(i * rowBytes, (i + 1) * rowBytes));
  return out;
}
