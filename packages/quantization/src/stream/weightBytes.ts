// Quantized weights as bytes, which an unfinished run leaves behind.
import type { QuantizedWeights } from '../recipe.ts';
import { makeIntegers } from '../tensor/integerTypes.ts';
import type { MatMulNBits } from '../tensor/packMatMulNBits.ts';

interface WeightsHeader {
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
  const header: WeightsHeader = { type, scheme, groups: scales.length, count: integers.length };
  return encode(header, [scales, zeroPoints, integers]);
}

/** What `encodeWeights` made, whose checksum was checked. */
export function decodeWeights(bytes: Uint8Array): QuantizedWeights {
  const { header, start } = headerOf<WeightsHeader>(bytes);
  const { type, scheme, groups, count } = header;
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

interface BlocksHeader extends Pick<MatMulNBits, 'K' | 'N' | 'bits' | 'blockSize'> {
  readonly groups: number;
  /** Of B. */
  readonly bytes: number;
  readonly isCentred: boolean;
}

/** The same of weights in blocks: a header, scales, B, zero points. */
export function encodeBlocks(blocks: MatMulNBits): Uint8Array<ArrayBuffer> {
  const { K, N, bits, blockSize, B, scales, zeroPoints, ...others } = blocks;
  others satisfies Record<string, never>;
  const isCentred = zeroPoints === undefined;
  const header: BlocksHeader = { K, N, bits, blockSize, groups: scales.length, bytes: B.length, isCentred };
  return encode(header, [scales, B, zeroPoints ?? new Uint8Array(0)]);
}

/** What `encodeBlocks` made, whose checksum was checked. */
export function decodeBlocks(data: Uint8Array): MatMulNBits {
  const { header, start } = headerOf<BlocksHeader>(data);
  const { groups, bytes, isCentred, ...shape } = header;
  const [from, end] = [start + 4 * groups, start + 4 * groups + bytes];
  return {
    ...shape,
    B: data.slice(from, end),
    scales: new Float32Array(data.slice(start, from).buffer),
    zeroPoints: isCentred ? undefined : data.slice(end),
  };
}

function encode(header: object, parts: readonly ArrayBufferView[]): Uint8Array<ArrayBuffer> {
  const text = JSON.stringify(header);
  const headerBytes = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4));
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 4 + headerBytes.length));
  new DataView(bytes.buffer).setUint32(0, headerBytes.length, true);
  let end = 4;
  for (const { buffer, byteOffset, byteLength } of [headerBytes, ...parts]) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), end);
    end += byteLength;
  }
  return bytes;
}

/** `start`: where the parts begin. */
function headerOf<Header>(bytes: Uint8Array): { readonly header: Header; readonly start: number } {
  const start = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  return { header: JSON.parse(Buffer.from(bytes.subarray(4, start)).toString()) as Header, start };
}
