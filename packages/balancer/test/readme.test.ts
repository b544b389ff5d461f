import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testReadme } from '../../../scripts/readmeTests.mjs';
import { strategyNames } from '../src/options.ts';

const readme = testReadme(join(import.meta.dirname, '..'), {
  programs: ['call.ts', 'dispatch.ts', 'workers.ts', 'aliases.ts', 'emit.ts'],
  prefix: 'KINGLET_BALANCER',
  leastCodes: 6,
});

test('every strategy is named', () => {
  for (const strategy of strategyNames) expect(readme).toContain(`\n| \`${strategy}\``);
});
