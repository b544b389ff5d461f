// XXH32, seed 0 (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md).

const [p1, p2, p3, p4, p5] = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1];
const wordBytes = 4;
const stripe = 4;

/** The hash of bytes whose length is a multiple of 4. */
export function xxh32(bytes: Uint8Array): number {
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length / wordBytes;
  const lanes = Int32Array.of(p1 + p2, p2, 0, -p1);
  let at = 0;
  for (; at + stripe <= count; at += stripe)
    for (let i = 0; i < stripe; i++)
      lanes[i] = Math.imul(rotate(lanes[i]! + Math.imul(numbers.getInt32((at + i) * wordBytes, true), p2), 13), p1);
  let sum =
    count < stripe ? p5 : rotate(lanes[0]!, 1) + rotate(lanes[1]!, 7) + rotate(lanes[2]!, 12) + rotate(lanes[3]!, 18);
  sum = (sum + bytes.length) | 0;
  for (; at < count; at++) sum = Math.imul(rotate(sum + Math.imul(numbers.getInt32(at * wordBytes, true), p3), 17), p4);
  sum = Math.imul(sum ^ (sum >>> 15), p2);
  sum = Math.imul(sum ^ (sum >>> 13), p3);
  return (sum ^ (sum >>> 16)) >>> 0;
}

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}
