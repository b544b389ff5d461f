// Makes references to globals findable in esbuild's output: each gets a name that nothing else has.
//
// esbuild's `define` follows scopes: a local of that name, a property, a string or a comment is left alone. What then
// stands under the marked name in the tree-shaken output is exactly what would reach the global.
import { SourceMap, type SourceMapPayload } from 'node:module';

/** Where something was written; `file` is as the source map has it, `line` and `column` start at 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The mark that a name gets. It is as long as the name, so that columns stay true. */
export function marked(name: string): string {
  return `ꟻ${name.slice(1).replaceAll('.', '_')}`;
}

/** For esbuild's `define`: every one of `names`, marked. */
export function marksOf(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, marked(name)]));
}

/** `output` with the names back in place of their marks. */
export function unmark(output: string, names: readonly string[]): string {
  const originals = new Map(names.map((name) => [marked(name), name]));
  return output.replace(/ꟻ\w+/g, (mark) => originals.get(mark) ?? mark);
}

/** A bundle's code and its source map. */
export interface Mapped {
  readonly code: string;
  readonly map: string;
}

/** Says where the character at an index of the code was written. */
export function placesIn({ code, map: json }: Mapped): (index: number) => SourcePlace {
  const map = new SourceMap(JSON.parse(json) as SourceMapPayload);
  const starts = [0, ...[...code.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (index) => {
    const line = lastUpTo(starts, index);
    const column = index - starts[line]!;
    const entry = map.findEntry(line, column);
    return 'originalSource' in entry
      ? { file: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 }
      : { file: 'bundle', line: line + 1, column: column + 1 };
  };
}

/** The rest of the line at `place`, as it was written. */
export function sourceAt(map: string, { file, line, column }: SourcePlace): string {
  const { sources, sourcesContent } = JSON.parse(map) as SourceMapPayload;
  const text = sourcesContent[sources.indexOf(file)] ?? '';
  return (text.split('\n')[line - 1] ?? '').slice(column - 1);
}

// Binary search: a large bundle has many lines and many hits.
function lastUpTo(starts: readonly number[], index: number): number {
  let low = 0;
  for (let high = starts.length; high - low > 1; ) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= index) low = middle;
    else high = middle;
  }
  return low;
}
