import { expect, it } from 'vitest';
import { compareSizes } from './sizes.ts';

it('weighs what was built against the limits of the issue', () => {
  const sizes = compareSizes();

  for (const { values, bar } of sizes) {
    expect(values.kinglet).toBeGreaterThan(10_000);
    expect(bar).toHaveProperty('limit');
  }
  expect(sizes.map((one) => one.case)).toContain(`addon for ${process.arch}`);
});
