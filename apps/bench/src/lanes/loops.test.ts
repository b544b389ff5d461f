import * as kernels from '@kinglet/kernels';
import { expect, it } from 'vitest';
import type { AnyFunction } from './caller.ts';
import { loopOf } from './loops.ts';
import { argumentsOf, makeOperands, operationNames } from './operands.ts';

const ours = kernels as unknown as Readonly<Record<string, AnyFunction>>;

// A benchmark of two programs that compute different things says nothing.
it.each([...operationNames, 'dotMany', 'cosineMany'])('the plain loop for %s computes what the kernel does', (name) => {
  const names = argumentsOf(name)!;
  const run = (f: AnyFunction): readonly number[] => {
    const result = f(...(makeOperands(names, 100, (length) => new Float32Array(length)) as never[]));
    return typeof result === 'number' ? [result] : Array.from(result as Float32Array);
  };

  const expected = run(ours[name]!);
  const found = run(loopOf(name)!);

  expect(found).toHaveLength(expected.length);
  for (const [i, x] of expected.entries())
    expect(Math.abs(found[i]! - x), `${name}[${i}]: ${found[i]} for ${x}`).toBeLessThanOrEqual(
      1e-4 * Math.max(1, Math.abs(x)),
    );
});
