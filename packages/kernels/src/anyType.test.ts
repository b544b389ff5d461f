// Operations on elements of any type, on every tier, against JavaScript's own typed arrays and numbers known by heart.
import { describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import {
  type AnyElementType,
  binaryOperations,
  compareOperations,
  elementTypeBytes,
  elementTypes,
  reduceOperations,
  scatterReductions,
  unaryOperations,
} from './elementTypes.ts';

type Elements =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array;
const arrays = {
  float: Float32Array,
  double: Float64Array,
  float16: Uint16Array,
  bfloat16: Uint16Array,
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  uint64: BigUint64Array,
  bool: Uint8Array,
};
type Numbers = readonly (number | bigint)[];

const typeNumber = (type: AnyElementType): number => elementTypes.indexOf(type);
const constructorOf = (type: AnyElementType) =>
  arrays[type] as unknown as { new (length: number): Elements; from(values: Numbers): Elements };
const make = (type: AnyElementType, values: Numbers): Elements => constructorOf(type).from(values);
const bytesOf = (array: Elements): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
const empty = (type: AnyElementType, length: number): Elements => new (constructorOf(type))(length);

/** Values, the bits that they become, and the type of the bits. */
const conversions: readonly [from: AnyElementType, values: Numbers, to: AnyElementType, wanted: Numbers][] = [
  ['float', [3.9, -3.9, Number.NaN, 300, -1], 'uint8', [3, 253, 0, 44, 255]],
  ['float', [3.9, -3.9, 1e30, -1e30, Number.NaN], 'int64', [3n, -3n, 2n ** 63n - 1n, -(2n ** 63n), 0n]],
  ['double', [1e30, 2 ** 63, -1], 'uint64', [2n ** 64n - 1n, 2n ** 63n, 2n ** 64n - 1n]],
  ['float', [0, -0, 0.1, Number.NaN, -5], 'bool', [0, 0, 1, 1, 1]],
  ['int64', [0n, 256n, -1n], 'bool', [0, 1, 1]],
  ['bool', [0, 1, 7], 'float', [0, 1, 1]],
  ['int64', [2n ** 53n + 1n, -(2n ** 53n) - 1n], 'double', [2 ** 53, -(2 ** 53)]],
  // Just above the middle of two floats: through a double it would be rounded twice, and down.
  ['int64', [2n ** 60n + 2n ** 36n + 1n], 'float', [2 ** 60 + 2 ** 37]],
  ['uint64', [2n ** 64n - 1n], 'float', [2 ** 64]],
  ['int64', [2n ** 62n + 2n ** 54n + 1n], 'bfloat16', [0x5e81]],
  [
    'double',
    [65504, 65519.99, 65520, -65520, 2 ** -24, 2 ** -25, 1 + 2 ** -11],
    'float16',
    [0x7bff, 0x7bff, 0x7c00, 0xfc00, 1, 0, 0x3c00],
  ],
  // Rounded once: to a float first it would be a tie.
  ['double', [1 + 2 ** -11 + 2 ** -40], 'float16', [0x3c01]],
  [
    'float',
    [1, 1 + 2 ** -8, 1 + 3 * 2 ** -8, 3.4e38, Number.NaN, -0],
    'bfloat16',
    [0x3f80, 0x3f80, 0x3f82, 0x7f80, 0x7fc0, 0x8000],
  ],
  ['float16', [0x3c00, 0xc000, 1, 0x7c00, 0x8000], 'float', [1, -2, 2 ** -24, Number.POSITIVE_INFINITY, -0]],
  ['bfloat16', [0x3f80, 0xc000, 0xff80, 1], 'double', [1, -2, Number.NEGATIVE_INFINITY, 2 ** -133]],
  ['int32', [-1, 40_000], 'int16', [-1, -25_536]],
  ['int8', [-1], 'uint64', [2n ** 64n - 1n]],
];

const integerTypes = elementTypes.filter((type) => /^u?int/.test(type));

describe.for(testableIsas())('on %s', (isa) => {
  const kernels = activateKernels(loadAddon, isa, loadWasm);

  test.for(conversions)('convertAny of %s (%s) to %s', ([from, values, to, wanted]) => {
    const out = empty(to, values.length);

    kernels.convertAny(bytesOf(make(from, values)), typeNumber(from), values.length, typeNumber(to), bytesOf(out));

    expect([...out]).toEqual(wanted);
  });

  test('convertAny between any two types of integers keeps the low bits', () => {
    const values = [0n, 1n, 127n, 128n, -1n, -129n, 65_535n, 2n ** 31n, -(2n ** 63n)];
    for (const from of integerTypes)
      for (const to of integerTypes) {
        const wide = /64/.test(from) ? values : values.map((value) => Number(BigInt.asIntN(32, value)));
        const a = make(from, wide);
        const out = empty(to, values.length);

        kernels.convertAny(bytesOf(a), typeNumber(from), values.length, typeNumber(to), bytesOf(out));

        const kept = [...(a as Uint8Array)].map((value) =>
          /64/.test(to) ? BigInt(value) : Number(BigInt.asIntN(32, BigInt(value))),
        );
        expect([...out], `${from} to ${to}`).toEqual([...make(to, kept)]);
      }
  });

  const unary = (operation: (typeof unaryOperations)[number], type: AnyElementType, values: Numbers): Numbers => {
    const a = make(type, values);
    const number = unaryOperations.indexOf(operation);
    kernels.unaryAny(bytesOf(a), number, typeNumber(type), values.length, bytesOf(a));
    return [...a];
  };

  test('unaryAny in place', () => {
    expect(unary('neg', 'int8', [1, -128, 0])).toEqual([-1, -128, 0]);
    expect(unary('abs', 'int64', [-5n, 5n])).toEqual([5n, 5n]);
    expect(unary('sign', 'double', [-3, 0, -0, 1e-300])).toEqual([-1, 0, -0, 1]);
    expect(unary('not', 'bool', [0, 1, 9])).toEqual([1, 0, 0]);
    expect(unary('bitwiseNot', 'uint16', [0, 0xff00])).toEqual([0xffff, 0x00ff]);
    expect(unary('bitwiseNot', 'bool', [0, 1])).toEqual([1, 0]);
    expect(unary('floor', 'double', [1.5, -1.5, -0.5, 1e300])).toEqual([1, -2, -1, 1e300]);
    expect(unary('ceil', 'float', [1.5, -1.5, -0.5])).toEqual([2, -1, -0]);
    expect(unary('round', 'float', [0.5, 1.5, 2.5, -2.5, -0.2])).toEqual([0, 2, 2, -2, -0]);
    expect(unary('sqrt', 'float16', [0x4400, 0xbc00])).toEqual([0x4000, 0x7e00]);
    expect(unary('sqrt', 'int32', [17])).toEqual([4]);
  });

  const binary = (
    operation: (typeof binaryOperations)[number],
    type: AnyElementType,
    a: Numbers,
    b: Numbers,
  ): Numbers => {
    const out = empty(type, a.length);
    const number = binaryOperations.indexOf(operation);
    kernels.binaryAny(bytesOf(make(type, a)), bytesOf(make(type, b)), number, typeNumber(type), a.length, bytesOf(out));
    return [...out];
  };

  test('binaryAny wraps integers and survives what traps', () => {
    expect(binary('add', 'uint8', [200], [100])).toEqual([44]);
    expect(binary('mul', 'int64', [2n ** 62n, -3n], [4n, 5n])).toEqual([0n, -15n]);
    expect(binary('div', 'int32', [7, -7, 7, -(2 ** 31)], [2, 2, 0, -1])).toEqual([3, -3, 0, -(2 ** 31)]);
    expect(binary('div', 'int64', [-(2n ** 63n)], [-1n])).toEqual([-(2n ** 63n)]);
    expect(binary('mod', 'int32', [7, -7, 7, -7, 5], [3, 3, -3, -3, 0])).toEqual([1, 2, -2, -1, 0]);
    expect(binary('fmod', 'int32', [7, -7, 7, -7], [3, 3, -3, -3])).toEqual([1, -1, 1, -1]);
    expect(binary('powInteger', 'int64', [2n, -3n, -1n, 2n], [10n, 3n, -3n, -1n])).toEqual([1024n, -27n, -1n, 0n]);
    expect(binary('max', 'uint64', [2n ** 63n], [1n])).toEqual([2n ** 63n]);
    expect(binary('shr', 'uint32', [2 ** 31, 5], [31, 32])).toEqual([1, 0]);
    expect(binary('shl', 'uint8', [1, 3, 1], [7, 7, 8])).toEqual([128, 128, 0]);
    expect(binary('xor', 'bool', [0, 1, 2], [1, 1, 1])).toEqual([1, 0, 0]);
  });

  test('binaryAny of floats rounds once', () => {
    expect(binary('add', 'double', [0.1], [0.2])).toEqual([0.1 + 0.2]);
    expect(binary('div', 'float', [1, 1, 0], [3, 0, 0])).toEqual([
      Math.fround(1 / 3),
      Number.POSITIVE_INFINITY,
      Number.NaN,
    ]);
    expect(binary('fmod', 'double', [5.3, -5.3, 1e300, 5e-324], [2, 2, 3.7, 1])).toEqual([
      5.3 % 2,
      -5.3 % 2,
      1e300 % 3.7,
      5e-324,
    ]);
    expect(binary('mod', 'float', [-1, 5, -0], [3, -3, 3])).toEqual([2, -1, 0]);
    expect(binary('powInteger', 'float', [2, 2, 0.5], [10, -2, -3])).toEqual([1024, 0.25, 8]);
    expect(binary('min', 'float16', [0x3c00, 0x7e00], [0xbc00, 0])).toEqual([0xbc00, 0x7e00]);
    expect(binary('or', 'float', [1], [0])).toEqual([1]);
  });

  test('compareAny gives zeros and ones', () => {
    const compare = (operation: (typeof compareOperations)[number], type: AnyElementType, a: Numbers, b: Numbers) => {
      const out = new Uint8Array(a.length).fill(9);
      const number = compareOperations.indexOf(operation);
      return [
        ...kernels.compareAny(bytesOf(make(type, a)), bytesOf(make(type, b)), number, typeNumber(type), a.length, out),
      ];
    };
    const [nan, infinity] = [Number.NaN, Number.POSITIVE_INFINITY];

    expect(compare('less', 'uint64', [2n ** 63n, 1n], [1n, 2n])).toEqual([0, 1]);
    expect(compare('less', 'int64', [-1n, 1n], [1n, 1n])).toEqual([1, 0]);
    expect(compare('greaterEqual', 'double', [nan, 2, 1], [nan, 2, 2])).toEqual([0, 1, 0]);
    expect(compare('equal', 'float', [0, nan], [-0, nan])).toEqual([1, 0]);
    expect(compare('notEqual', 'float16', [0x7e00, 0], [0x7e00, 0x8000])).toEqual([1, 0]);
    expect(compare('isInfinity', 'float', [infinity, -infinity, 1, nan], [0, 0, 0, 0])).toEqual([1, 1, 0, 0]);
    expect(compare('isPositiveInfinity', 'bfloat16', [0x7f80, 0xff80], [0, 0])).toEqual([1, 0]);
    expect(compare('isNegativeInfinity', 'int32', [-(2 ** 31)], [0])).toEqual([0]);
  });

  const reduce = (
    operation: (typeof reduceOperations)[number],
    type: AnyElementType,
    [outer, length, inner]: readonly [number, number, number],
    values: Numbers,
  ): Numbers => {
    const out = empty(type, outer * inner);
    const number = reduceOperations.indexOf(operation);
    kernels.reduceAny(bytesOf(make(type, values)), outer, length, inner, number, typeNumber(type), bytesOf(out));
    return [...out];
  };

  test('reduceAny along an axis in the middle', () => {
    const values = [1, 2, 3, 4, 5, 6, -7, 8];

    expect(reduce('sum', 'float', [2, 2, 2], values)).toEqual([4, 6, -2, 14]);
    expect(reduce('mean', 'int32', [2, 2, 2], values)).toEqual([2, 3, -1, 7]);
    expect(reduce('l1', 'int8', [1, 8, 1], values)).toEqual([36]);
    expect(reduce('l2', 'double', [1, 2, 1], [3, -4])).toEqual([5]);
    expect(reduce('sumSquares', 'int64', [1, 2, 1], [3n, -4n])).toEqual([25n]);
    expect(reduce('prod', 'uint8', [1, 3, 1], [10, 10, 3])).toEqual([44]);
    expect(reduce('max', 'bool', [1, 3, 1], [0, 5, 0])).toEqual([1]);
    expect(reduce('max', 'float', [1, 3, 1], [1, Number.NaN, 3])).toEqual([Number.NaN]);
  });

  test('reduceAny of nothing', () => {
    expect(reduce('sum', 'int16', [1, 0, 2], [])).toEqual([0, 0]);
    expect(reduce('prod', 'double', [1, 0, 1], [])).toEqual([1]);
    expect(reduce('mean', 'float', [1, 0, 1], [])).toEqual([Number.NaN]);
    expect(reduce('max', 'int8', [1, 0, 1], [])).toEqual([-128]);
    expect(reduce('min', 'uint64', [1, 0, 1], [])).toEqual([2n ** 64n - 1n]);
    expect(reduce('max', 'float', [1, 0, 1], [])).toEqual([Number.NEGATIVE_INFINITY]);
  });

  test.for([
    [1, 1000, 1],
    [3, 50, 100],
  ] as const)('reduceAny of %i x %i x %i floats sums in f64', ([outer, length, inner]) => {
    const a = Float32Array.from({ length: outer * length * inner }, (_, i) => Math.sin(i) * 10 ** (i % 7));

    const sums = reduce('sum', 'float', [outer, length, inner], [...a]);

    for (const [at, sum] of sums.entries()) {
      const first = Math.floor(at / inner) * length * inner + (at % inner);
      let wanted = 0;
      for (let k = 0; k < length; k++) wanted += a[first + k * inner] as number;
      expect(sum).toBe(Math.fround(wanted));
    }
  });

  test('argReduceAny chooses among equal ones, and finds NaN', () => {
    const find = (values: Numbers, isMax: number, selectLast: number): bigint => {
      const out = new BigInt64Array(1);
      const a = bytesOf(make('float', values));
      kernels.argReduceAny(a, 1, values.length, 1, typeNumber('float'), isMax, selectLast, bytesOf(out));
      return out[0] as bigint;
    };

    expect(find([1, 3, 3, 2], 1, 0)).toBe(1n);
    expect(find([1, 3, 3, 2], 1, 1)).toBe(2n);
    expect(find([1, 3, 0, 0], 0, 0)).toBe(2n);
    expect(find([1, Number.NaN, 9, Number.NaN], 0, 0)).toBe(1n);
    expect(find([1, Number.NaN, 9, Number.NaN], 1, 1)).toBe(3n);
  });

  test('flattenIndices wraps negative indices and marks those that are out of range', () => {
    const flatten = (type: AnyElementType, values: Numbers, limits: readonly number[]): Numbers => {
      const out = new Uint32Array(values.length / limits.length);
      return [
        ...kernels.flattenIndices(
          bytesOf(make(type, values)),
          out.length,
          typeNumber(type),
          Uint32Array.from(limits),
          out,
        ),
      ];
    };

    expect(flatten('int64', [0n, -1n, 4n, -5n, 5n, -6n, 2n ** 40n], [5])).toEqual([
      0,
      4,
      4,
      0,
      ...Array(3).fill(2 ** 32 - 1),
    ]);
    expect(flatten('int32', [1, 2, -1, -1, 2, 0], [2, 3])).toEqual([5, 5, 2 ** 32 - 1]);
    expect(flatten('uint64', [2n ** 64n - 1n], [5])).toEqual([2 ** 32 - 1]);
    expect(flatten('int64', [70_000n, 70_000n], [100_000, 100_000])).toEqual([2 ** 32 - 1]);
  });

  test('gatherRows takes each table by its own list, or all by one', () => {
    const a = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

    expect([...kernels.gatherRows(a, 2, 2, 2, Uint32Array.of(1, 0, 0, 0), 2, 2, new Uint8Array(8))]).toEqual([
      3, 4, 1, 2, 5, 6, 5, 6,
    ]);
    expect([...kernels.gatherRows(a, 2, 2, 2, Uint32Array.of(1), 1, 1, new Uint8Array(4))]).toEqual([3, 4, 7, 8]);
    expect(() => kernels.gatherRows(a, 2, 2, 2, Uint32Array.of(2), 1, 1, new Uint8Array(4))).toThrow(
      'gatherRows: expected indices[0] to be below 2, got 2',
    );
  });

  test('scatterRows joins in order', () => {
    const scatter = (reduction: (typeof scatterReductions)[number]): Numbers => {
      const out = Float32Array.of(10, 20, 30, 40);
      const a = bytesOf(Float32Array.of(1, 2, 3, 4, 5, 6));
      const number = scatterReductions.indexOf(reduction);
      kernels.scatterRows(a, Uint32Array.of(1, 0, 1), 1, 3, 2, 2, number, typeNumber('float'), bytesOf(out));
      return [...out];
    };

    expect(scatter('none')).toEqual([3, 4, 5, 6]);
    expect(scatter('add')).toEqual([13, 24, 36, 48]);
    expect(scatter('mul')).toEqual([30, 80, 150, 480]);
    expect(scatter('min')).toEqual([3, 4, 1, 2]);
    expect(scatter('max')).toEqual([10, 20, 30, 40]);
  });

  test('selectAny takes whole elements', () => {
    const [a, b, out] = [BigInt64Array.of(1n, 2n, 3n), BigInt64Array.of(-1n, -2n, -3n), new BigInt64Array(3)];

    kernels.selectAny(Uint8Array.of(1, 0, 255), bytesOf(a), bytesOf(b), 8, bytesOf(out));

    expect([...out]).toEqual([1n, -2n, 3n]);
  });

  test('an unknown type is refused', () => {
    expect(() => kernels.unaryAny(new Uint8Array(4), 0, 13, 1, new Uint8Array(4))).toThrow(
      'unaryAny: expected type to be at most 12, got 13',
    );
    expect(() => kernels.unaryAny(new Uint8Array(4), 0, typeNumber('double'), 1, new Uint8Array(4))).toThrow(
      'unaryAny: expected a to have length 8, got 4',
    );
  });
});

test('the widths of types are those of their arrays', () => {
  for (const [i, type] of elementTypes.entries()) expect(elementTypeBytes[i]).toBe(arrays[type].BYTES_PER_ELEMENT);
});
