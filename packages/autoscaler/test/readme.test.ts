import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testReadme } from '../../../scripts/readmeTests.mjs';
import { emitEngines } from '../src/emit/checkTarget.ts';

const readme = testReadme(join(import.meta.dirname, '..'), {
  programs: ['decide.ts', 'replay.ts', 'act.ts'],
  prefix: 'KINGLET_AUTOSCALER',
});

test('every engine is named', () => {
  for (const engine of emitEngines) expect(readme).toContain(`\n| \`${engine}\` | `);
});
