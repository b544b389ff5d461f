// Compiles the engine's main file for size, but for the few functions that a program spends its time in.
//
// Clang knows one level a file, and a function's own level only as an attribute that nothing but `minsize` and `optsize`
// sets. So the file is compiled at -O2 and every other function gets `minsize`: in LLVM's assembly, because the source is
// not ours to mark.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Found with `perf record` on fib and on a mix of objects, strings, maps and JSON. */
const hotWhileRunning = [
  'JS_CallInternal',
  'JS_FreeValue',
  'JS_FreeValueRT',
  'find_own_property',
  'js_poll_interrupts',
];

/** Found with callgrind on a cold start: they make the standard objects. */
const hotAtStart = [
  'JS_CreateProperty',
  'JS_NewAtomLen',
  'JS_NewObjectFromShape',
  'JS_NewStringLen',
  'JS_SetPropertyFunctionList',
  '__JS_FindAtom',
  '__JS_NewAtom',
  'add_property',
  'add_shape_property',
  'arena_new',
  'hash_string8',
  'js_alloc_string_rt',
  'js_arena_malloc',
  'js_malloc',
  'js_malloc_rt',
];

export const hotFunctions = [...hotWhileRunning, ...hotAtStart];

/** `run(command, args)` runs the compiler, now or until its promise is kept; `flags` hold no level of their own. */
export async function compileEngine(run, cc, flags, file, object) {
  const assembly = `${object}.ll`;
  await run(cc, [...flags, '-O2', '-Xclang', '-disable-llvm-passes', '-emit-llvm', '-S', file, '-o', assembly]);
  writeFileSync(assembly, shrinkAllBut(hotFunctions, readFileSync(assembly, 'utf8')));
  await run(cc, [...flags, '-Wno-everything', '-O2', '-c', assembly, '-o', object]);
  rmSync(assembly);
}

/** LLVM assembly with `minsize` on every function definition that is not in `hot`. */
export function shrinkAllBut(hot, assembly) {
  const seen = new Set();
  const groups = new Set();
  const marked = assembly.replace(/^define .*?@([\w.$]+)\(.* #(\d+)(?=(?: align \d+)? \{$)/gm, (line, name, group) => {
    if (hot.includes(name)) {
      seen.add(name);
      return line;
    }
    groups.add(group);
    return `${line.slice(0, -group.length)}${smallGroup(group)}`;
  });
  const missing = hot.filter((name) => !seen.has(name));
  if (missing.length)
    throw new Error(`Expected the engine to define ${missing.join(', ')}; bring hotFunctions up to date`);
  return marked.replace(/^attributes #(\d+) = \{ (.*) \}$/gm, (line, group, attributes) =>
    groups.has(group) ? `${line}\nattributes #${smallGroup(group)} = { minsize optsize ${attributes} }` : line,
  );
}

// Beyond every number that clang has given.
function smallGroup(group) {
  return 1_000_000 + Number(group);
}
