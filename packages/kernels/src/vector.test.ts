// Vectors and matrices as users chain them, and every example of their documentation.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kernelNames } from './generated/kernels.ts';
import * as api from './index.ts';
import { Arena, isa, Matrix, Vector } from './index.ts';

/** Every @example: statements, the last of which is `expression; // numbers`. */
function examplesOf(file: string): [code: string, numbers: number[]][] {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  return [...text.matchAll(/@example\n((?:\s*\* .*\n)*?)\s*\* (.*); \/\/ (.*)\n\s*\*\//g)].map(
    ([, statements = '', expression = '', numbers = '']) => [
      `${statements.replace(/^\s*\* /gm, '')}return ${expression};`,
      numbers.split(', ').map(Number),
    ],
  );
}

function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return Array.from(
    typeof value === 'object' && value && 'toArray' in value ? (value as Vector).toArray() : (value as Float32Array),
  );
}

const files = [
  'attention.ts',
  'convolution.ts',
  'eigen.ts',
  'generated/nodeExports.ts',
  'generated/vectorMethods.ts',
  'matrix.ts',
  'matrixRows.ts',
  'nibbles.ts',
  'packedMatrix.ts',
  'plan.ts',
  'threads.ts',
  'vector.ts',
];

describe.for(files)('the examples of %s', (file) => {
  test.for(examplesOf(file))('%s', ([code, numbers]) => {
    const result = numbersOf(new Function(...Object.keys(api), code)(...Object.values(api)));

    expect(result).toHaveLength(numbers.length);
    for (const [i, number] of numbers.entries()) {
      const tolerance = 1e-3 * Math.max(1e-3, Math.abs(number));
      expect(
        Number.isFinite(number) ? Math.abs((result[i] as number) - number) <= tolerance : Object.is(result[i], number),
      ).toBe(true);
    }
  });
});

test('no example anywhere is left out, and there is one for every function and method', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== join('generated', 'bundledExports.ts'),
  );
  const textOf = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');
  const methods = [...textOf('generated/vectorMethods.ts').matchAll(/^ {2}\w+\(.*\{$/gm)];

  for (const name of sources) {
    const written = textOf(name).split('@example').length - 1;
    expect([name, files.includes(name) ? examplesOf(name).length : 0]).toEqual([name, written]);
  }
  expect(methods.length).toBeGreaterThan(5);
  expect(examplesOf('generated/vectorMethods.ts')).toHaveLength(methods.length);
  expect(examplesOf('generated/nodeExports.ts')).toHaveLength(kernelNames.length);
});

describe('a vector', () => {
  test('is a copy, and methods leave it as it is', () => {
    const data = Float32Array.of(1, 2, 3);
    const vector = Vector.from(data);
    data[0] = 9;

    expect(vector.add(vector).scale(2).toArray()).toEqual([4, 8, 12]);
    expect(vector.axpy(2, Float32Array.of(1, 1, 1)).toArray()).toEqual([3, 4, 5]);
    expect([...vector]).toEqual([1, 2, 3]);
    expect(vector).toHaveLength(3);
  });

  test('goes on in the array that into names, and allocates nothing', () => {
    const out = new Float32Array(3);
    const result = Vector.from([1, 2, 3])
      .into(out)
      .scale(2)
      .axpy(1, Float32Array.of(1, 1, 1));

    expect([...out]).toEqual([3, 5, 7]);
    expect(result.toFloat32Array()).toBe(out);
  });

  test('over an arena tensor stays there', () => {
    const arena = new Arena({ bytes: 2 ** 20 });
    const x = arena.tensor([1, 2]);
    const out = arena.tensor(2);

    expect(Vector.over(x).toFloat32Array()).toBe(x);
    Vector.over(x).into(out).mul(x);
    expect([...out]).toEqual([1, 4]);
  });

  test('runs on the tier that is asked for', () => {
    const data = [0.1, 0.2, 0.3];

    for (const tier of [isa(), 'typescript'])
      expect(Vector.from(data, { isa: tier }).dot(Vector.from(data))).toBeCloseTo(0.14, 6);
    expect(() => Vector.zeros(2, { isa: 'altivec' })).toThrow(expect.objectContaining({ code: 'KINGLET_KERNELS_ISA' }));
  });

  test('refuses other lengths, naming both', () => {
    expect(() => Vector.zeros(3).add(Vector.zeros(2))).toThrow(
      'add: expected a and b to have the same length, got 3 and 2',
    );
    expect(() => Vector.zeros(3).into(new Float32Array(2))).toThrow(
      "into: expected out to have the vector's length 3, got 2",
    );
  });
});

describe('a matrix', () => {
  test('is made of rows, of elements, of zeros or ones on the diagonal', () => {
    expect(Matrix.from([1, 2, 3, 4], 2, 2).toArray()).toEqual(
      Matrix.from([
        [1, 2],
        [3, 4],
      ]).toArray(),
    );
    expect(Matrix.zeros(2, 1).toArray()).toEqual([0, 0]);
    expect(Matrix.identity(2).toArray()).toEqual([1, 0, 0, 1]);
    expect(Matrix.from([])).toMatchObject({ rows: 0, columns: 0 });
    expect(Matrix.from([[1, 2]], { isa: 'typescript' }).transpose()).toMatchObject({ rows: 2, columns: 1 });
  });

  test('writes into a matrix that is given', () => {
    const out = Matrix.zeros(2, 2);

    expect(
      Matrix.from([
        [1, 2],
        [3, 4],
      ]).transpose(out),
    ).toBe(out);
    expect(out.toArray()).toEqual([1, 3, 2, 4]);
    expect([...out.row(1).scale(2)]).toEqual([4, 8]);
    expect(out.toFloat32Array()).toHaveLength(4);
  });

  test.for([
    [
      'rows of two lengths',
      () => Matrix.from([[1, 2], [3]]),
      'expected every row to have 2 elements like the first, got 1 in row 1',
    ],
    ['too few elements', () => Matrix.from([1, 2, 3], 2, 2), 'expected 2 x 2 = 4 elements, got 3'],
    ['a negative size', () => Matrix.zeros(-1, 2), 'expected rows and columns to be whole numbers, got -1 x 2'],
    ['half a row', () => Matrix.identity(1.5), 'got 1.5 x 1.5'],
    [
      'an output of the wrong shape',
      () => Matrix.zeros(2, 3).transpose(Matrix.zeros(2, 3)),
      'expected out to be 3 x 2 for a matrix of 2 x 3, got 2 x 3',
    ],
    [
      'an index that is no row',
      () => Matrix.zeros(2, 3).embeddingLookup([2]),
      'embeddingLookup: expected indices[0] to be below 2, got 2',
    ],
    [
      'a negative index',
      () => Matrix.zeros(2, 3).embeddingLookup([0, -1]),
      "expected indices[1] to be a row's number, got -1",
    ],
    ['a row that is not there', () => Matrix.zeros(2, 3).row(2), 'row: expected an index below 2, got 2'],
  ] as const)('refuses %s', ([, call, message]) => {
    expect(call).toThrow(message);
  });
});
