// CRC32C in plain TypeScript (RFC 3720, appendix B.4), a byte at a time: for where no addon loads.

/** The polynomial, the highest power's coefficient in the lowest bit. */
const polynomial = 0x82f63b78;
let table: Int32Array | undefined;

/** The checksum of what `before` is the checksum of, 0 for nothing, and these bytes. */
export function typescriptCrc32c(bytes: Uint8Array, before: number): number {
  table ??= Int32Array.from({ length: 256 }, (_, byte) => remainder(byte));
  let crc = ~before;
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ table[(crc ^ bytes[i]!) & 255]!;
  return ~crc >>> 0;
}

function remainder(byte: number): number {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? polynomial : 0);
  return crc;
}
