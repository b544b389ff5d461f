// Functions that few models have: within one unit in the last place of float64's, over all magnitudes of floats.
import { describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import { rareFunctions } from './elementTypes.ts';
import { typescriptRare } from './typescriptRare.ts';

/** Every 65 521st float of both signs, and each function's edges. */
const swept = new Float32Array(Uint32Array.from({ length: Math.floor(2 ** 32 / 65_521) }, (_, i) => i * 65_521).buffer);
const edges = [
  0,
  -0,
  1,
  -1,
  1 + 2 ** -23,
  1 - 2 ** -24,
  Math.PI / 2,
  -Math.PI / 2,
  22,
  355 / 2,
  88.7,
  89.5,
  -103.9,
  2 ** 127,
].concat([
  2 ** -149,
  2 ** -8,
  0.171875,
  Math.SQRT2 - 1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
]);
const inputs = Float32Array.of(...swept, ...edges);

describe.for(testableIsas().filter((isa) => isa !== 'typescript'))('on %s', (isa) => {
  const kernels = activateKernels(loadAddon, isa, loadWasm);

  test.for(rareFunctions)('%s is the float next to the exact result, or its neighbour', (name) => {
    const number = rareFunctions.indexOf(name);
    const exact = new Float64Array(inputs.length);
    typescriptRare.unaryRare(inputs, 0.75, 0.25, number, exact as unknown as Float32Array);

    const got = kernels.unaryRare(inputs, 0.75, 0.25, number, new Float32Array(inputs.length));

    let worst = 0;
    for (const [i, wanted] of exact.entries()) {
      const value = got[i] as number;
      if (Object.is(value, Math.fround(wanted))) continue;
      if (Number.isNaN(wanted) || Number.isNaN(value) || Math.fround(wanted) === 0)
        expect(value, `${name}(${inputs[i]})`).toBe(Math.fround(wanted));
      const unit = 2 ** (Math.max(Math.floor(Math.log2(Math.abs(wanted))), -126) - 23);
      worst = Math.max(worst, Math.abs(Math.min(Math.abs(value), 2 ** 128) - Math.abs(wanted)) / unit);
    }
    expect(worst).toBeLessThan(0.51);
  });

  test('lrn divides by the power of what lies around', () => {
    const out = kernels.lrn(Float32Array.of(1, 2, 3, 4), 1, 4, 3, 0.3, 0.75, 2, new Float32Array(4));

    const sums = [1 + 4, 1 + 4 + 9, 4 + 9 + 16, 9 + 16];
    for (const [i, sum] of sums.entries()) {
      const wanted = (i + 1) / (2 + (Math.fround(0.3) / 3) * sum) ** 0.75;
      expect(Math.abs((out[i] as number) - wanted)).toBeLessThan(2 ** -24 * 1.01 * wanted);
    }
  });
});
