// Makes every job of the engine carry `kgl_async_tag` as it was where its reaction was registered: which invocation a
// continuation belongs to, when several run side by side. The engine's own promise hook tells of promises that are made
// and settled, but not which reaction is about to run. What AsyncLocalStorage does in Node, in six lines of C.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text of the engine's source, and what it becomes. Each must be found exactly once. */
const edits = [
  ['typedef struct JSJobEntry {', 'extern uint64_t kgl_async_tag;\ntypedef struct JSJobEntry {\n    uint64_t tag;'],
  ['    e->job_func = job_func;', '    e->job_func = job_func;\n    e->tag = kgl_async_tag;'],
  [
    '    res = e->job_func(e->ctx, e->argc, vc(e->argv));',
    '    kgl_async_tag = e->tag;\n    res = e->job_func(e->ctx, e->argc, vc(e->argv));\n    kgl_async_tag = 0;',
  ],
  ['typedef struct JSPromiseReactionData {', 'typedef struct JSPromiseReactionData {\n    uint64_t tag;'],
  [
    '        rd->handler = js_dup(handler);',
    '        rd->handler = js_dup(handler);\n        rd->tag = kgl_async_tag;',
  ],
  [
    '        args[4] = value;\n        JS_EnqueueJob(ctx, promise_reaction_job, 5, args);',
    '        args[4] = value;\n        uint64_t current = kgl_async_tag;\n        kgl_async_tag = rd->tag;\n        JS_EnqueueJob(ctx, promise_reaction_job, 5, args);\n        kgl_async_tag = current;',
  ],
];

/** Writes the engine's main file with the tag into `file`; the others stay where they are (`-I${quickjs}`). */
export function writeTaggedEngine(quickjs, file) {
  writeFileSync(file, edits.reduce(edit, readFileSync(join(quickjs, 'quickjs.c'), 'utf8')));
}

function edit(source, [from, to]) {
  const parts = source.split(from);
  if (parts.length !== 2) {
    throw new Error(
      `Expected quickjs.c to hold this text once, found it ${parts.length - 1} times; adapt native/asyncTag.mjs: ${from}`,
    );
  }
  return parts.join(to);
}
