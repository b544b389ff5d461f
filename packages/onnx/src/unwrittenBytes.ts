// Memory for what is written at once.

/** Bytes of any value: who asks for them writes all of them before anything reads them. Zeros cost as much as a copy. */
export function unwrittenBytes(length: number): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset } = Buffer.allocUnsafeSlow(length);
  // A Buffer's parts would be Buffers, whose slice() does not copy.
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, length);
}
