// The generated files are what the tables say, and the generator takes what the table does not hold yet.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findCompiler } from '../../../scripts/toolchain.mjs';
import { outputs } from '../generate/outputs.ts';
import { type Cut, type Operation, operations } from '../ops.ts';
import { includeDir } from '../sources.mjs';
import { type Tier, tiers } from '../tiers.ts';

const packageDir = dirname(import.meta.dirname);
const [first] = operations as [Operation];
const neon = tiers.find(({ name }) => name === 'neon') as Tier;

test.for([...outputs()])('%s is as committed', ([name, text]) => {
  expect(readFileSync(join(packageDir, name), 'utf8')).toBe(text);
});

test('ids are u16 and never twice', () => {
  expect(() => outputs([first, { ...first, name: 'other' }])).toThrow('operation id 1 is there twice');
  expect(() => outputs([{ ...first, id: 65_536 }])).toThrow('dot: id 65536 is no u16 above 0');
});

test('a table that contradicts itself is refused, with every reason', () => {
  const broken: Operation = { ...first, name: 'Dot', returns: 'a', tiers: ['scalar', 'mmx'] };

  for (const reason of [
    'Dot: a name is letters and digits, a lower-case letter first',
    'Dot: returns a, which is not the last array that it writes',
    'Dot: tier mmx is not in tiers.ts',
    'expected operation Dot to have a kernel for tier avx2 or one of its bases',
  ])
    expect(() => outputs([broken])).toThrow(reason);
});

test('work that is no expression of dimensions and scalars is refused', () => {
  expect(() => outputs([{ ...first, flops: '2 * m' }])).toThrow('dot: 2 * m has m, no dimension or scalar of it');
  expect(() => outputs([{ ...first, flops: '2 *' }])).toThrow('dot: 2 * is no expression');
});

test('cuts that would divide what belongs together are refused', () => {
  const product = operations.find(({ name }) => name === 'matmulPacked') as Operation;
  const along = (cut: Cut, operation = product): (() => unknown) => {
    return () => outputs([first, { ...operation, cuts: [cut] }]);
  };

  expect(along({ along: 'columns', step: 8 })).toThrow('a cut along columns would divide what belongs together');
  expect(along({ along: 'depth' })).toThrow('matmulPacked: a cut has depth, no dimension of it');
  expect(along({ along: 'rows', when: 'low > 0' })).toThrow('matmulPacked: a cut has low, no dimension of it');
  expect(along({ along: 'rows', step: 256 })).toThrow("matmulPacked: a cut's steps are not 1 to 255");
  expect(along({ along: 'n' }, { ...first, id: 2, name: 'other' })).toThrow(
    'other: calls with indices, steps or a number',
  );
});

test('what plans and C have no room for is refused', () => {
  const [a] = first.arguments;
  const sized = (size: object, shape: readonly unknown[] = ['n']): Operation =>
    ({
      ...first,
      arguments: [
        { ...a, shape },
        { kind: 'size', name: 'm', doc: '', ...size },
      ],
    }) as Operation;

  expect(() => outputs([sized({ most: 256 })])).toThrow('dot: a limit of m is 256, not 1 to 255');
  expect(() => outputs([sized({ most: 0 })])).toThrow('dot: a limit of m is 0, not 1 to 255');
  expect(() => outputs([sized({}, [{ of: 'm', per: 'm', times: 1 }])])).toThrow('divides by what may be 0');
  expect(() => outputs([sized({}, [{ of: 'm', per: 300, times: 1 }])])).toThrow('a factor above 255');
});

test('steps that C would not find are refused', () => {
  const copy = operations.find(({ name }) => name === 'copyStrided') as Operation;
  const moved = copy.arguments.map((argument) =>
    'strided' in argument ? { ...argument, strided: { ...argument.strided, at: 'outS0' } } : argument,
  ) as Operation['arguments'];

  expect(() => outputs([{ ...copy, arguments: moved }])).toThrow('copyStrided: 5 sizes do not follow d0 or outS0');
});

test('a dimension must be told by something', () => {
  const lost: Operation = { ...first, arguments: [{ kind: 'in', name: 'a', shape: ['m', 'n'], doc: '' }] };

  expect(() => outputs([lost])).toThrow('dot: nothing tells dimension m\ndot: nothing tells dimension n');
});

test('a tier borrows the kernels that it does not list from its base', () => {
  const extra: Tier = { ...neon, name: 'neon_extra', section: 'kgl_neon_extra', base: 'neon' };
  const files = outputs(
    [{ ...first, forms: {}, tiers: [...first.tiers, 'neon_extra'] }, ...operations.slice(1)],
    [...tiers, extra],
  );

  const table = files.get('src/c/generated/tables.c')?.split('neon_extra_table')[1];

  expect(table).toContain('.dot_f32 = kgl_dot_f32_neon_extra');
  expect(table).toContain('.sum_f32 = kgl_sum_f32_neon,');
});

/** A matrix operation: dimensions of its own, a size, an output that may not be an input. */
const gemv: Operation = {
  ...first,
  id: 900,
  name: 'gemv',
  dtypes: ['f32'],
  forms: {},
  arguments: [
    { kind: 'size', name: 'm', doc: 'rows' },
    { kind: 'in', name: 'a', shape: ['m', 'n'], doc: 'matrix' },
    { kind: 'in', name: 'x', shape: ['n'], doc: 'vector' },
    { kind: 'out', name: 'y', shape: ['m'], aliasing: 'none', doc: 'result' },
  ],
  returns: 'y',
};

test('an operation on matrices needs no other generator', ({ skip }) => {
  const files = outputs([...operations, gemv]);

  expect(files.get('src/generated/kernels.ts')).toContain(`  gemv(m, a, x, y) {
    checkSize('gemv', 'm', m);
    checkArray('gemv', 'a', a, Float32Array);
    checkArray('gemv', 'x', x, Float32Array);
    checkArray('gemv', 'y', y, Float32Array);
    checkLength('gemv', 'a', a, m * x.length, m, x.length);
    checkLength('gemv', 'y', y, m);
    checkApart('gemv', 'y', y, 'a', a);
    checkApart('gemv', 'y', y, 'x', x);
  },`);
  expect(files.get('src/generated/kernels.ts')).toContain(`    gemv(m, a, x, y) {
      argumentChecks.gemv(m, a, x, y);
      if (y.length === 0) return y;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(x) === arena && arenaOf(y) === arena) {
        if (a.length < arenaFrom.gemv) arena.wasm.gemv(a.byteOffset, x.byteOffset, y.byteOffset, m, x.length);
        else arena.native.gemv(a.byteOffset, x.byteOffset, y.byteOffset, m, x.length);
        return y;
      }
      if (a.length < nativeFrom.gemv) return small.gemv(m, a, x, y);
      return isAsWide(a, 4) && isAsWide(x, 4) && isAsWide(y, 4) ? native.gemv(m, a, x, y) : small.gemv(m, a, x, y);`);
  expect(files.get('src/c/generated/exec_cases.h')).toContain(
    'KGL_RUN(gemv_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5));\n        w += 6;',
  );
  expect(files.get('src/c/generated/table.h')).toContain(
    'void kgl_gemv_f32_neon(const float *a, const float *x, float *y, size_t m, size_t n);',
  );
  const compiler = findCompiler();
  skip(!compiler, 'no clang here');
  compileAndRun(compiler?.cc as string, files);
});

/** Calls the generated row of gemv, with a kernel of the test's own behind it. */
function compileAndRun(cc: string, files: ReadonlyMap<string, string>): void {
  const dir = mkdtempSync(join(tmpdir(), 'kernels-generated-'));
  try {
    mkdirSync(join(dir, 'generated'));
    for (const name of ['table.h', 'operations.h', 'calls.c'])
      writeFileSync(join(dir, 'generated', name), files.get(`src/c/generated/${name}`) as string);
    for (const name of ['call.h', 'call.c', 'check.c', 'exec.h', 'kernels.h', 'shape.c'])
      writeFileSync(join(dir, name), readFileSync(join(includeDir, name)));
    execFileSync(cc, [
      '-std=c11',
      '-Wall',
      '-Wextra',
      '-Werror',
      `-I${dir}`,
      join(import.meta.dirname, 'c/gemv-call.c'),
      join(dir, 'call.c'),
      join(dir, 'check.c'),
      join(dir, 'shape.c'),
      join(dir, 'generated/calls.c'),
      '-o',
      join(dir, 'run'),
    ]);
    expect(execFileSync(join(dir, 'run'), { encoding: 'utf8' }).trim().split('\n')).toEqual([
      'm 2 n 3',
      'KINGLET_KERNELS_LENGTH gemv: expected a to have 2 x 3 elements, got 5',
      'KINGLET_KERNELS_LENGTH gemv: expected y to have length 2, got 3',
      'KINGLET_KERNELS_LENGTH gemv: expected m to be a whole number of elements, got 1.5',
      'KINGLET_KERNELS_RANGE gemv: expected m to be at most 4294967295, got 4294967296',
      'KINGLET_KERNELS_LENGTH gemv: expected a to have 4294967295 x 9223372036854775807 elements, got 6',
      'KINGLET_KERNELS_OVERLAP gemv: expected y to be apart from x, got arrays that overlap',
    ]);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
