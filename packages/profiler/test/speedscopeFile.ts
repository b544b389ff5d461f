import { createRequire } from 'node:module';
import { join } from 'node:path';

const require: NodeJS.Require = createRequire(import.meta.url);

/** Of what the package speedscope brings: its page, and the schema of its files. */
export function speedscopeFile(name: string): string {
  return join(require.resolve('speedscope/package.json'), '../dist/release', name);
}
