// Real traffic that is not in the repository: shared/data/traces of an enclosing folder.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder; undefined where there is none. */
export const publishedTraces: string | undefined = find(import.meta.dirname);

if (!publishedTraces) console.log('skipped: published traces, there is no shared/data/traces in any enclosing folder');

function find(from: string): string | undefined {
  const traces = join(from, 'shared/data/traces');
  if (existsSync(traces)) return traces;
  return dirname(from) === from ? undefined : find(dirname(from));
}
