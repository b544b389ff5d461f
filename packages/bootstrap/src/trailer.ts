// Bytecode at the end of a bootstrap, behind it the 64-byte trailer that c/trailer.h describes.
import { createHash } from 'node:crypto';
import { BootstrapError } from './errors.ts';

export interface Trailer {
  /** The engine that wrote the bytecode. */
  readonly engineAbi: number;
  readonly bytecode: Uint8Array;
  /** In the form of encodeSourceMap. */
  readonly sourceMap?: Uint8Array;
  /** Whether the SHA-256 in the trailer is the bytecode's. */
  readonly intact: boolean;
}

const size = 64;
const version = 1;
const magic = Buffer.from('KINGLET\0');

/** `bootstrap` + `sourceMap` + `bytecode` + trailer. */
export function appendTrailer(
  bootstrap: Uint8Array,
  bytecode: Uint8Array,
  engineAbi: number,
  sourceMap: Uint8Array = new Uint8Array(0),
): Uint8Array {
  const trailer = Buffer.alloc(size);
  magic.copy(trailer);
  trailer.writeUInt32LE(version, 8);
  trailer.writeUInt32LE(engineAbi, 12);
  trailer.writeBigUInt64LE(BigInt(bytecode.length), 16);
  trailer.writeBigUInt64LE(BigInt(sourceMap.length), 24);
  createHash('sha256').update(bytecode).digest().copy(trailer, 32);
  return Buffer.concat([bootstrap, sourceMap, bytecode, trailer]);
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
  const mapLength = Number(trailer.readBigUInt64LE(24));
  const room = file.length - size;
  if (trailer.readUInt32LE(8) !== version || length + mapLength > room) {
    throw new BootstrapError(
      'KINGLET_BOOTSTRAP_TRAILER',
      `Expected a trailer of version ${version} for at most ${room} bytes, found version ${trailer.readUInt32LE(8)} for ${length + mapLength} bytes`,
    );
  }
  const bytecode = file.subarray(room - length, room);
  const digest = createHash('sha256').update(bytecode).digest();
  return {
    engineAbi: trailer.readUInt32LE(12),
    bytecode,
    ...(mapLength ? { sourceMap: file.subarray(room - length - mapLength, room - length) } : {}),
    intact: digest.equals(trailer.subarray(32)),
  };
}
