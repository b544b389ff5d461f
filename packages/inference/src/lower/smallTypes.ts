// Types of 8 bits and fewer that no kernel computes with: floats as their bits and integers of 4 and 2 bits, a byte each.
import type { ElementType } from '@kinglet/onnx';
import { sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import {
  decodePowerOfTwo,
  decodeSmallFloat,
  encodePowerOfTwo,
  encodeSmallFloat,
  isSmallFloat,
  type PowerRounding,
} from '../evaluate/floatFormats.ts';
import { binaryOf, compareOf, convert } from './compute.ts';
import { type Elements, isShortFloat, newElements, scalarElement } from './elements.ts';

/** Integers of fewer bits than a byte: the byte's type, its low bits, and the bit of the sign. */
const integers: Readonly<
  Record<string, { readonly byte: 'int8' | 'uint8'; readonly mask: number; readonly sign: number }>
> = {
  int2: { byte: 'int8', mask: 3, sign: 2 },
  int4: { byte: 'int8', mask: 15, sign: 8 },
  uint2: { byte: 'uint8', mask: 3, sign: 0 },
  uint4: { byte: 'uint8', mask: 15, sign: 0 },
};

/** Any type as any other: as Cast says, whose `saturate` and `round_mode` are for floats of 8 bits. */
export function castOf(node: Lowering, x: Elements, type: ElementType): Elements {
  if (x.type === type) return x;
  const wide = widened(node, x);
  if (integers[type]) return narrowInteger(node, wide, type);
  return isTabled(type) ? narrowFloat(node, wide, type) : convert(node, wide, type);
}

/** Elements of a type that kernels compute with: small floats as float, small integers as those of a byte. */
export function widened(node: Lowering, x: Elements): Elements {
  const integer = integers[x.type];
  if (integer) return { ...x, type: integer.byte };
  if (!isTabled(x.type)) return x;
  const numbers = Float32Array.from({ length: 256 }, (_, bits) => decoded(x.type, bits));
  const places = convert(node, { ...x, type: 'uint8' }, 'uint32');
  return lookedUp(node, node.constant(numbers), places, 'float');
}

/** Floats of 8 bits and fewer. */
export function isTabled(type: ElementType): boolean {
  return type === 'float8e8m0' || (isSmallFloat(type) && !isShortFloat(type));
}

/** The low bits, as the number that they are with their sign. */
function narrowInteger(node: Lowering, x: Elements, type: ElementType): Elements {
  const { byte, mask, sign } = integers[type]!;
  const low = binaryOf(node, 'and', convert(node, x, byte), scalarElement(node, byte, mask));
  if (!sign) return { ...low, type };
  const bit = scalarElement(node, byte, sign);
  return { ...binaryOf(node, 'sub', binaryOf(node, 'xor', low, bit), bit), type };
}

/**
 * The nearest bits, from a table of what the upper 16 bits of a float become. Their last one says whether others are set
 * behind it, which is all that rounding to fewer than seven bits asks of those.
 */
function narrowFloat(node: Lowering, x: Elements, type: ElementType): Elements {
  if (x.type === 'double') throw node.refuse(`expected elements of float to become ${type}, found double`);
  const bits: Elements = { ...convert(node, x, 'float'), type: 'uint32' };
  const number = (value: number): Elements => scalarElement(node, 'uint32', value);
  const rest = compareOf(node, 'notEqual', binaryOf(node, 'and', bits, number(0xffff)), number(0), x.shape);
  const upper = binaryOf(node, 'shr', bits, number(16));
  const places = binaryOf(node, 'or', upper, convert(node, rest, 'uint32'));
  return lookedUp(node, node.constant(encodingOf(node, type)), places, type);
}

function lookedUp(node: Lowering, table: Operand, places: Elements, type: ElementType): Elements {
  const made = newElements(node, type, places.shape);
  const [rows, width] = [table.length, table.buffer.elementBytes];
  const count = sizeOfExtents(places.shape);
  node.emit('gatherRows', table, 1, rows, width, places.operand, 1, count, made.operand);
  return made;
}

const encodings = new Map<string, Uint8Array>();

function encodingOf(node: Lowering, type: ElementType): Uint8Array {
  const saturates = node.int('saturate', 1) === 1;
  const rounding = node.text('round_mode', 'up') as PowerRounding;
  const key = `${type} ${saturates} ${rounding}`;
  const made =
    encodings.get(key) ??
    Uint8Array.from({ length: 65536 }, (_, bits) => {
      const value = decodeSmallFloat('bfloat16', bits);
      return isSmallFloat(type)
        ? encodeSmallFloat(type, value, saturates)
        : encodePowerOfTwo(value, rounding, saturates);
    });
  encodings.set(key, made);
  return made;
}

function decoded(type: ElementType, bits: number): number {
  return isSmallFloat(type) ? decodeSmallFloat(type, bits) : decodePowerOfTwo(bits);
}
