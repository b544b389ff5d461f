// Bytecode at the end of a bootstrap, behind it the 64-byte trailer that c/trailer.h describes.
import { createHash } from 'node:crypto';
import { BootstrapError } from './errors.ts';

export interface Trailer {
  /** The engine that wrote the bytecode. */
  readonly engineAbi: number;
  readonly bytecode: Uint8Array;
  /** Whether the SHA-256 in the trailer is the bytecode's. */
  readonly intact: boolean;
}

const size = 64;
const version = 1;
const magic = Buffer.from('KINGLET\0');

/** `bootstrap` + `bytecode` + trailer. */
export function appendTrailer(bootstrap: Uint8Array, bytecode: Uint8Array, engineAbi: number): Uint8Array {
  const trailer = Buffer.alloc(size);
  magic.copy(trailer);
  trailer.writeUInt32LE(version, 8);
  trailer.writeUInt32LE(engineAbi, 12);
  trailer.writeBigUInt64LE(BigInt(bytecode.length), 16);
  createHash('sha256').update(bytecode).digest().copy(trailer, 32);
  return Buffer.concat([bootstrap, bytecode, trailer]);
}

/**
 * What is appended to `file`, or undefined when nothing is.
 *
 * @throws {BootstrapError} KINGLET_BOOTSTRAP_TRAILER when a trailer is there that cannot be true
 */
export function readTrailer(file: Uint8Array): Trailer | undefined {
  if (file.length < size) return undefined;
  const trailer = Buffer.from(file.buffer, file.byteOffset + file.length - size, size);
  if (!trailer.subarray(0, magic.length).equals(magic)) return undefined;
  const length = Number(trailer.readBigUInt64LE(16));
  if (trailer.readUInt32LE(8) !== version || length > file.length - size) {
    throw new BootstrapError(
      'KINGLET_BOOTSTRAP_TRAILER',
      `Expected a trailer of version ${version} for at most ${file.length - size} bytes, found version ${trailer.readUInt32LE(8)} for ${length} bytes`,
    );
  }
  const bytecode = file.subarray(file.length - size - length, file.length - size);
  const digest = createHash('sha256').update(bytecode).digest();
  return { engineAbi: trailer.readUInt32LE(12), bytecode, intact: digest.equals(trailer.subarray(32)) };
}
