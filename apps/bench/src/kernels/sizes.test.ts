import { describe, expect, it } from 'vitest';
import { sizeLimits } from '../../../../packages/kernels/sizeLimits.mjs';
import { reportSkipped } from '../../../../scripts/toolchain.mjs';
import { compareSizes } from './sizes.ts';

const { addon, bootstrap, zip } = sizeLimits;
const bars = ['x64', 'arm64'].flatMap((arch) => [
  { name: `addon for ${arch}`, limit: addon },
  { name: `bootstrap for ${arch}: full over core`, limit: bootstrap },
  { name: `zip of that for ${arch}`, limit: zip },
]);

describe('what was built', () => {
  const sizes = compareSizes();

  it.for(bars)('weighs no more than the issue allows: $name', ({ name, limit }, { skip }) => {
    const { values, bar } = sizes.find((one) => one.case === name) ?? {};
    if (!values) reportSkipped(`the size of the ${name}`, 'it is not built');
    skip(!values, 'it is not built');

    expect(bar).toEqual({ limit });
    expect(values?.kinglet).toBeGreaterThan(10_000);
    expect(values?.kinglet).toBeLessThanOrEqual(limit);
  });

  it('is all that is weighed', () => {
    const names: readonly string[] = bars.map(({ name }) => name);

    for (const one of sizes) expect(names).toContain(one.case);
  });
});
