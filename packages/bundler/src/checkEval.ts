// Finds `eval(…)`, `new Function(…)` and `Function(…)` in a bundle, and the lines of the sources they came from.
//
// What is called or constructed under the mark of `eval` or `Function` would reach the global; `instanceof Function` and
// `typeof eval` are no calls. Not found: a global reached under another name (`const F = Function; F('…')`, or
// `(() => 0).constructor`); the engine, which has no parser, throws there at run time.
import { type Mapped, marksOf, placesIn, type SourcePlace, unmark } from './markedNames.ts';

/** One call that compiles code. */
export interface EvalCall extends SourcePlace {
  readonly found: string;
}

const names = ['eval', 'Function'];
const marks = marksOf(names);

/** Pass to esbuild as `define`. */
export const evalDefines: Readonly<Record<string, string>> = {
  ...marks,
  'globalThis.eval': marks.eval!,
  'globalThis.Function': marks.Function!,
};

/** What the output would compile at run time, in the order of the output. */
export function findEvalCalls({ code: output, map }: Mapped): EvalCall[] {
  const code = withoutGlobalIdiom(output);
  const calls = [...code.matchAll(callPattern)];
  if (calls.length === 0) return [];
  const placeOf = placesIn({ code, map });
  return calls.map((call) => ({ found: nameOf(call[0]), ...placeOf(call.index) }));
}

/** The output with its names back, and the idiom `Function('return this')()` replaced by what it means. */
export function restoreEval(output: string): string {
  return unmark(withoutGlobalIdiom(output), names);
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
