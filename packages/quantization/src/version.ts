// The version of this package.
import { readFileSync } from 'node:fs';

/** As its package.json says. */
export function packageVersion(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}
