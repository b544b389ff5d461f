// Finds `eval(…)`, `new Function(…)` and `Function(…)` in a bundle, and the lines of the sources they came from.
//
// How: esbuild renames every reference to the global `eval` and `Function` (its `define` follows scopes: a local of that
// name, a property, a string or a comment is left alone) to a name that nothing else has. What is then called or
// constructed under that name in the tree-shaken output is exactly what would reach the global. `instanceof Function`
// and `typeof eval` are no calls. Not found: a global reached under another name (`const F = Function; F('…')`, or
// `(() => 0).constructor`); the engine, which has no parser, throws there at run time.
import { SourceMap, type SourceMapPayload } from 'node:module';

/** Pass to esbuild as `define`. The names are as long as the ones they replace, so that columns stay true. */
export const evalDefines: Readonly<Record<string, string>> = {
  eval: 'ꟻval',
  Function: 'ꟻunction',
  'globalThis.eval': 'ꟻval',
  'globalThis.Function': 'ꟻunction',
};

/** One call that compiles code; `file` is as the source map has it, `line` and `column` start at 1. */
export interface EvalCall {
  readonly found: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What the output would compile at run time, in the order of the output. */
export function findEvalCalls(output: string, sourceMap: string): EvalCall[] {
  const code = withoutGlobalIdiom(output);
  const calls = [...code.matchAll(callPattern)];
  if (calls.length === 0) return [];
  const map = new SourceMap(JSON.parse(sourceMap) as SourceMapPayload);
  return calls.map((call) => locate(code, call.index, nameOf(call[0]), map));
}

/** The output with its names back, and the idiom `Function('return this')()` replaced by what it means. */
export function restoreNames(output: string): string {
  return withoutGlobalIdiom(output).replace(/ꟻ(val|unction)/g, (_, rest: string) =>
    rest === 'val' ? 'eval' : 'Function',
  );
}

const callPattern = /new\s+ꟻunction(?![\w$])|ꟻ(?:unction|val)\s*(?:\?\.\s*)?\(|\(0,\s*ꟻ(?:unction|val)\)\s*\(/g;

// Many packages find the global object this way when they are older than `globalThis`; it needs no parser. Padded, so
// that what follows on the line keeps its column.
function withoutGlobalIdiom(output: string): string {
  return output.replace(/(?:new\s+)?ꟻunction\((["'`])return this;?\1\)\(\)/g, (idiom) =>
    'globalThis'.padEnd(idiom.length),
  );
}

function nameOf(call: string): string {
  if (call.startsWith('new')) return '`new Function`';
  return call.includes('ꟻval') ? '`eval(`' : '`Function(`';
}

function locate(code: string, index: number, found: string, map: SourceMap): EvalCall {
  const before = code.slice(0, index).split('\n');
  const entry = map.findEntry(before.length - 1, before.at(-1)!.length);
  if (!('originalSource' in entry))
    return { found, file: 'bundle', line: before.length, column: before.at(-1)!.length + 1 };
  return { found, file: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}
