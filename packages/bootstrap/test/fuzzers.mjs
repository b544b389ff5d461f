// The fuzz drivers (test/c/fuzz_*.c) with what they are linked with, and how they are built and run: for a moment by
// fuzz.test.ts, for minutes by fuzzNightly.mjs. What a run finds is kept in test/corpus.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appendBytecode, compileBytecode } from '../src/index.ts';
import { translate } from '../src/native/translate.ts';
import {
  cc,
  engineObjects,
  nativeSources,
  ourSources,
  programObject,
  sanitizedObject,
  sanitizedObjects,
  sha256Files,
} from './sanitize.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
export const corpora = join(here, 'corpus');

/** `cost`: how much longer one input takes than a plain parser's; `more`: files of other packages; `engine`: what is linked in, with a program. */
export const fuzzers = {
  http: { driver: 'fuzz_http', files: ['buffer', 'http_lines', 'http_parser'], cost: 1 },
  heap: { driver: 'fuzz_heap', files: ['heap'], cost: 20 },
  memory: { driver: 'fuzz_memory', files: [], cost: 1 },
  printf: { driver: 'fuzz_printf', files: [], cost: 1 },
  strtod: { driver: 'fuzz_strtod', files: [], cost: 1 },
  trailer: {
    driver: 'fuzz_trailer',
    files: ['buffer', 'error_report', 'stack_frames', 'stream', 'trailer'],
    more: sha256Files,
    cost: 1,
  },
  'source-map': { driver: 'fuzz_source_map', files: ['buffer', 'source_map'], more: sha256Files, cost: 1 },
  event: { driver: 'fuzz_event', engine: 'quickjs', cost: 3 },
  'event-raw': { driver: 'fuzz_event', engine: 'quickjs', cost: 3 },
  text: { driver: 'fuzz_text', files: ['buffer', 'native/text'], cost: 3 },
  'native-event': { driver: 'fuzz_native_event', engine: 'native', cost: 3 },
  'native-event-raw': { driver: 'fuzz_native_event', engine: 'native', cost: 3 },
};

const echo =
  'export const handler = async (event, context) => [event, context]; export const rawHandler = (event) => event;';

// Handlers of engine `native`: see fuzz_native_event.c.
const nativeEcho = `
import { Context } from '@kinglet/runtime';
export function handler(event: string, context: Context): string {
  if (event.startsWith('!')) throw new RangeError(event);
  if (!event.startsWith('?')) return event;
  const optional = [context.clientContext, context.identity, context.xRayTraceId, context.tenantId];
  const present: string[] = [context.awsRequestId, context.getRemainingTimeInMillis().toString()];
  for (let i = 0; i < optional.length; i++) { const text = optional[i]; if (text !== null) present.push(text); }
  return present.join();
}
export function rawHandler(event: Uint8Array): Uint8Array { return event; }
`;

/** What is linked in for an engine: C files to instrument, and objects. */
const engines = {
  async quickjs(work) {
    const code = join(work, 'fuzz_program.c');
    writeFileSync(code, programSource(await compileBytecode(echo, 'handler.js')));
    return { sources: ourSources(), objects: [sanitizedObject(code, `${code}.o`), ...engineObjects()] };
  },
  async native(work) {
    const entry = join(work, 'fuzz_program.ts');
    writeFileSync(entry, nativeEcho);
    await translate({ entry, optimize: 'speed', maxMemoryMb: 64 }, work);
    return { sources: nativeSources(), objects: [programObject(work, join(work, 'fuzz_native_program.o'))] };
  },
};

/** The path of the program. */
export async function buildFuzzer(name, work) {
  const { driver, files = [], more = [], engine } = fuzzers[name];
  const program = join(work, `fuzz-${name}`);
  const linked = engine ? await engines[engine](work) : { sources: [...files.map(sourceOf), ...more], objects: [] };
  const instrumented = [
    join(here, 'c', `${driver}.c`),
    ...linked.sources.filter((source) => basename(source.file ?? source) !== 'main.c'),
  ];
  const objects = sanitizedObjects(instrumented, ['-fsanitize=fuzzer-no-link']);
  const flags = ['-fsanitize=fuzzer,address,undefined'];
  execFileSync(cc, [...flags, ...objects, ...linked.objects, '-lm', '-o', program]);
  return program;
}

/** 'no finding', or what the fuzzer printed. `limits` are libFuzzer's, e.g. ['-runs=1000']. */
export function runFuzzer(name, program, work, limits) {
  const corpus = join(work, `${name}-corpus`);
  mkdirSync(corpus, { recursive: true });
  const kept = join(corpora, corpusOf(name));
  if (existsSync(kept)) cpSync(kept, corpus, { recursive: true });
  const flags = ['-max_len=4096', '-timeout=10', '-rss_limit_mb=4096', `-artifact_prefix=${work}/`];
  const env = { ...process.env, ASAN_OPTIONS: 'detect_leaks=0:allocator_may_return_null=1' };
  const result = spawnSync(program, [...limits, ...flags, corpus], { encoding: 'utf8', env, maxBuffer: 1 << 28 });
  return { finding: result.status === 0 ? 'no finding' : result.stderr, corpus };
}

export function corpusOf(name) {
  return name.replace('-raw', '');
}

function sourceOf(name) {
  return join(here, '../src/c', `${name}.c`);
}

/** The program as it lies in a bootstrap: a trailer comes behind it. */
function programSource(bytecode) {
  const bytes = Array.from(appendBytecode(new Uint8Array(0), bytecode)).join(',');
  const includes = '#include <stddef.h>\n#include <stdint.h>\n';
  return `${includes}const uint8_t kgl_fuzz_program[] = {${bytes}};\nconst size_t kgl_fuzz_program_length = ${bytecode.length};\n`;
}
