import { join } from 'node:path';
import { testReadme } from '../../../scripts/readmeTests.mjs';

testReadme(join(import.meta.dirname, '..'), {
  programs: ['spans.ts', 'kernels.ts', 'compare.ts'],
  prefix: 'KINGLET_PROFILER',
  // One shows a report there, apart from what its comments say.
  isQuiet: false,
});
