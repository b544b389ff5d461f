// simsimd, called as its users call it.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AnyFunction } from './caller.ts';
import { rowLength } from './operands.ts';

type Pair = (a: Float32Array, b: Float32Array) => number;
type Simsimd = Readonly<Record<'dot' | 'cosine' | 'sqeuclidean', Pair>>;

/** Gives the function for an operation, with the arguments of argumentsOf, from the package in `dir`/node_modules. */
export function loadSimsimd(dir: string): (operation: string) => AnyFunction | undefined {
  const { dot, cosine, sqeuclidean } = createRequire(join(dir, 'package.json'))('simsimd') as Simsimd;
  const functions: Readonly<Record<string, AnyFunction>> = {
    dot,
    cosine,
    squaredEuclidean: sqeuclidean,
    dotMany: eachRow(dot),
    cosineMany: eachRow(cosine),
  };
  return (operation) => functions[operation];
}

/** One call per row: simsimd has no call for many. The views are made once. */
function eachRow(run: Pair): AnyFunction {
  let whole: Float32Array | undefined;
  let rows: readonly Float32Array[] = [];
  return (all: Float32Array, x: Float32Array, out: Float32Array) => {
    if (whole !== all) rows = rowsOf(all, out.length);
    whole = all;
    for (let r = 0; r < rows.length; r++) out[r] = run(rows[r] as Float32Array, x);
    return out;
  };
}

function rowsOf(all: Float32Array, count: number): Float32Array[] {
  return Array.from({ length: count }, (_, r) => all.subarray(r * rowLength, (r + 1) * rowLength));
}
