// Operations on elements of any type in plain TypeScript: the same bytes as native code.
import {
  type AnyElement,
  bitsTypeOf,
  isFloatType,
  isSignedType,
  loadAny,
  roundHalfEven,
  storeAny,
  toInteger,
  viewOf,
  wrap,
} from './anyElements.ts';
import {
  binaryOperations,
  compareOperations,
  elementTypeBytes,
  elementTypes,
  scatterReductions,
  unaryOperations,
} from './elementTypes.ts';
import type { Kernels } from './generated/kernels.ts';

type Elementwise = Pick<Kernels, 'binaryAny' | 'compareAny' | 'convertAny' | 'scatterRows' | 'unaryAny'>;

export const typescriptAny: Elementwise = {
  convertAny(a, from, n, to, out) {
    const [source, target] = [viewOf(a), viewOf(out)];
    const [fromBytes, toBytes] = [elementTypeBytes[from]!, elementTypeBytes[to]!];
    for (let i = 0; i < n; i++) storeAny(target, i * toBytes, to, convert(loadAny(source, i * fromBytes, from), to));
    return out;
  },
  unaryAny(a, operation, type, n, out) {
    const bytes = elementTypeBytes[type]!;
    const isBitwise = unaryOperations[operation] === 'bitwiseNot';
    const name = isBitwise && elementTypes[type] === 'bool' ? 'not' : unaryOperations[operation]!;
    const loaded = isBitwise ? bitsTypeOf(type) : type;
    const [source, target] = [viewOf(a), viewOf(out)];
    for (let i = 0; i < n; i++) {
      const value = loadAny(source, i * bytes, loaded);
      const result = typeof value === 'number' ? floatUnary[name](value) : wrap(loaded, integerUnary[name](value));
      storeAny(target, i * bytes, loaded, result);
    }
    return out;
  },
  binaryAny(a, b, operation, type, n, out) {
    const bytes = elementTypeBytes[type]!;
    const name = binaryOperations[operation]!;
    const loaded = operation >= binaryOperations.indexOf('and') ? bitsTypeOf(type) : type;
    const [first, second, target] = [viewOf(a), viewOf(b), viewOf(out)];
    for (let i = 0; i < n; i++) {
      const at = i * bytes;
      storeAny(target, at, loaded, binary(loadAny(first, at, loaded), loadAny(second, at, loaded), name, loaded));
    }
    return out;
  },
  compareAny(a, b, operation, type, n, out) {
    const bytes = elementTypeBytes[type]!;
    const holds = compare[compareOperations[operation]!];
    const [first, second] = [viewOf(a), viewOf(b)];
    for (let i = 0; i < n; i++)
      out[i] = Number(holds(loadAny(first, i * bytes, type), loadAny(second, i * bytes, type)));
    return out;
  },
  scatterRows(a, indices, outer, m, rows, inner, reduction, type, out) {
    const bytes = elementTypeBytes[type]!;
    const [source, target] = [viewOf(a), viewOf(out)];
    const name = scatterReductions[reduction]!;
    const move = (from: number, to: number): void => {
      if (name === 'none') out.set(a.subarray(from, from + bytes), to);
      else storeAny(target, to, type, binary(loadAny(target, to, type), loadAny(source, from, type), name, type));
    };
    if (inner === 0) return out;
    for (let i = 0; i < outer * m; i++) {
      const row = Math.floor(i / m) * rows + indices[i]!;
      for (let k = 0; k < inner; k++) move((i * inner + k) * bytes, (row * inner + k) * bytes);
    }
    return out;
  },
};

function convert(value: AnyElement, to: number): AnyElement {
  if (elementTypes[to] === 'bool') return Number(value) === 0 ? 0n : 1n;
  if (typeof value === 'number') return isFloatType(to) ? value : toInteger(value, isSignedType(to));
  if (!isFloatType(to)) return value;
  return elementTypes[to] === 'double' ? Number(value) : sticky(value);
}

/** A number that rounds to fewer bits as the integer does: of what it cannot hold its last bit tells. */
function sticky(value: bigint): number {
  const size = value < 0n ? -value : value;
  const kept = size >> 53n ? ((size >> 11n) | (size & 2047n ? 1n : 0n)) << 11n : size;
  return value < 0n ? -Number(kept) : Number(kept);
}

const floatUnary: Readonly<Record<(typeof unaryOperations)[number], (a: number) => number>> = {
  neg: (a) => -a,
  abs: Math.abs,
  sign: Math.sign,
  not: (a) => Number(a === 0),
  bitwiseNot: () => Number.NaN, // never called: of bits
  floor: Math.floor,
  ceil: Math.ceil,
  round: roundHalfEven,
  sqrt: Math.sqrt,
};

const integerUnary: Readonly<Record<(typeof unaryOperations)[number], (a: bigint) => bigint>> = {
  neg: (a) => -a,
  abs: (a) => (a < 0n ? -a : a),
  sign: (a) => (a < 0n ? -1n : a > 0n ? 1n : 0n),
  not: (a) => (a === 0n ? 1n : 0n),
  bitwiseNot: (a) => ~a,
  floor: (a) => a,
  ceil: (a) => a,
  round: (a) => a,
  sqrt: (a) => toInteger(Math.sqrt(Number(a))),
};

type BinaryName = (typeof binaryOperations)[number];

function binary(a: AnyElement, b: AnyElement, name: BinaryName, type: number): AnyElement {
  if (typeof a === 'number') return floatBinary(a, b as number, name);
  return wrap(type, integerBinary[name](a, b as bigint, isSignedType(type)));
}

function floatBinary(a: number, b: number, name: BinaryName): number {
  if (name === 'add') return a + b;
  if (name === 'sub') return a - b;
  if (name === 'mul') return a * b;
  if (name === 'div') return a / b;
  if (name === 'fmod') return a % b;
  if (name === 'mod') return floorMod(a, b);
  if (name === 'powInteger') return floatPower(a, b);
  return name === 'min' ? Math.min(a, b) : Math.max(a, b);
}

function floorMod(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 || Object.is(b, -0) ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

/** By squaring, so that every engine rounds the same products. */
function floatPower(a: number, exponent: number): number {
  if (Number.isNaN(exponent)) return exponent;
  let power = 1;
  let square = a;
  for (let left = Math.floor(Math.min(Math.abs(exponent), 2 ** 31)); left; left = Math.floor(left / 2)) {
    if (left % 2) power *= square;
    square *= square;
  }
  return exponent < 0 ? 1 / power : power;
}

function integerPower(a: bigint, exponent: bigint): bigint {
  if (exponent < 0n) return a === 1n ? 1n : a === -1n ? (exponent & 1n ? -1n : 1n) : 0n;
  let power = 1n;
  let square = a;
  for (let left = exponent; left; left >>= 1n) {
    if (left & 1n) power = BigInt.asUintN(64, power * square);
    square = BigInt.asUintN(64, square * square);
  }
  return power;
}

const integerBinary: Readonly<Record<BinaryName, (a: bigint, b: bigint, isSigned: boolean) => bigint>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => (b ? a / b : 0n),
  mod: (a, b) => {
    const rest = b ? a % b : 0n;
    return rest && rest < 0n !== b < 0n ? rest + b : rest;
  },
  fmod: (a, b) => (b ? a % b : 0n),
  powInteger: integerPower,
  // biome-ignore lint/complexity/useMathMinMax: Math.min takes no bigint.
  min: (a, b) => (a < b ? a : b),
  // biome-ignore lint/complexity/useMathMinMax: Math.max takes no bigint.
  max: (a, b) => (a > b ? a : b),
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  shl: (a, b) => (b > 63n ? 0n : a << b),
  shr: (a, b) => (b > 63n ? 0n : a >> b),
};

const infinity = Number.POSITIVE_INFINITY;
const compare: Readonly<Record<(typeof compareOperations)[number], (a: AnyElement, b: AnyElement) => boolean>> = {
  equal: (a, b) => a === b,
  notEqual: (a, b) => a !== b,
  less: (a, b) => a < b,
  lessEqual: (a, b) => a <= b,
  greater: (a, b) => a > b,
  greaterEqual: (a, b) => a >= b,
  isNegativeInfinity: (a) => a === -infinity,
  isPositiveInfinity: (a) => a === infinity,
  isInfinity: (a) => a === infinity || a === -infinity,
};
