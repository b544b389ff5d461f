// Quantized weights as bytes, which an unfinished run leaves behind.
import type { QuantizedWeights } from '../recipe.ts';
import { makeIntegers } from '../tensor/integerTypes.ts';

interface Header {
  readonly type: QuantizedWeights['type'];
  readonly scheme: QuantizedWeights['scheme'];
  readonly groups: number;
  readonly count: number;
}

/** The length of a header, the header as JSON, scales, zero points, integers; each at a multiple of four. */
export function encodeWeights(weights: QuantizedWeights): Uint8Array<ArrayBuffer> {
  const { type, scheme, scales, zeroPoints, integers, ...others } = weights;
  // What is added to weights must be added here: this line does not compile until it is.
  others satisfies Record<string, never>;
  const text = JSON.stringify({ type, scheme, groups: scales.length, count: integers.length } satisfies Header);
  const header = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4));
  const bytes = new Uint8Array(4 + header.length + 8 * scales.length + integers.byteLength);
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  let end = 4;
  for (const { buffer, byteOffset, byteLength } of [header, scales, zeroPoints, integers]) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), end);
    end += byteLength;
  }
  return bytes;
}

/** What `encodeWeights` made, whose checksum was checked. */
export function decodeWeights(bytes: Uint8Array): QuantizedWeights {
  const headerBytes = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const start = 4 + headerBytes;
  const { type, scheme, groups, count } = JSON.parse(Buffer.from(bytes.subarray(4, start)).toString()) as Header;
  const [points, end] = [start + 4 * groups, start + 8 * groups];
  const integers = makeIntegers(type, count);
  new Uint8Array(integers.buffer, integers.byteOffset, integers.byteLength).set(bytes.subarray(end));
  return {
    type,
    scheme,
    scales: new Float32Array(bytes.slice(start, points).buffer),
    zeroPoints: new Int32Array(bytes.slice(points, end).buffer),
    integers,
  };
}
