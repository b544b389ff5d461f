// Writes the functions of the kit into a folder, for a build that makes bootstraps of them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { handlerDuties } from '../behaviours/handlerDuties.ts';
import { type HandlerName, handlerSources } from '../behaviours/handlers.ts';

/** The specifier that the sources import their hooks from. */
export const hooksModule = '@kinglet/runtime';

/** The source of a function; `runtimeModule` is where it imports hooks from. @default '@kinglet/runtime' */
export function handlerSource(name: HandlerName, runtimeModule: string = hooksModule): string {
  return handlerSources[name].replaceAll(`'${hooksModule}'`, `'${runtimeModule}'`);
}

/** Writes `<name>.mjs` for each, and README.md with their duties in words. Returns what was done, as a sentence. */
export function writeHandlers(folder: string, runtimeModule: string = hooksModule): string {
  mkdirSync(folder, { recursive: true });
  const names = Object.keys(handlerSources) as HandlerName[];
  for (const name of names) writeFileSync(join(folder, `${name}.mjs`), `${handlerSource(name, runtimeModule)}\n`);
  const duties = names.map((name) => `- \`${name}\`: ${handlerDuties[name]}`).join('\n');
  writeFileSync(join(folder, 'README.md'), `# Functions of kinglet-conformance\n\n${duties}\n`);
  return `${names.length} functions written to ${folder}`;
}
