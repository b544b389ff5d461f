// Finds `import(…)` of what is known only at run time, in what is left of the sources after tree shaking.
import * as esbuild from 'esbuild';
import { type Mapped, placesIn, type SourcePlace, sourceAt } from './markedNames.ts';

/** One such import; `found` is its beginning as it was written. */
export interface ComputedImport extends SourcePlace {
  readonly found: string;
}

/** What the output would import without knowing what, in the order of the output. */
export async function findComputedImports(output: Mapped): Promise<ComputedImport[]> {
  if (!/\bimport\s*\(/.test(output.code)) return [];
  const { warnings } = await esbuild.build({
    stdin: { contents: output.code, loader: 'js' },
    bundle: true,
    format: 'esm',
    external: ['*'],
    // esbuild looks at `import(…)` only to bundle it, and tells where it cannot.
    logOverride: { [message]: 'warning' },
    logLevel: 'silent',
    write: false,
  });
  const placeOf = placesIn(output);
  return warnings
    .filter(({ id }) => id === message)
    .map(({ location }) => placeOf(indexIn(output.code, location!)))
    .map((place) => ({ ...place, found: firstCall(sourceAt(output.map, place)) }));
}

const message = 'unsupported-dynamic-import';

// esbuild counts columns in bytes.
function indexIn(code: string, { line, column, lineText }: esbuild.Location): number {
  const before = code.split('\n', line - 1).reduce((length, text) => length + text.length + 1, 0);
  return before + Buffer.from(lineText).subarray(0, column).toString().length;
}

const longest = 60;

// To the bracket that closes it, if it does so soon and on the line.
function firstCall(line: string): string {
  const text = line.slice(Math.max(0, line.search(/\bimport\b/)));
  let depth = 0;
  for (let at = 0; at < Math.min(text.length, longest); at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return text.slice(0, at + 1);
  }
  return `${text.slice(0, longest)}…`;
}
