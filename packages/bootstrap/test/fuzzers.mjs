// The fuzz drivers (test/c/fuzz_*.c) with what they are linked with, and how they are built and run: for a moment by
// fuzz.test.ts, for minutes by fuzzNightly.mjs. What a run finds is kept in test/corpus.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appendBytecode, compileBytecode } from '../src/index.ts';
import { compileSanitized, engineObjects, ourSources } from './sanitize.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
export const corpora = join(here, 'corpus');

/** `cost`: how much longer one input takes than a plain parser's; `needsEngine`: QuickJS is linked in. */
export const fuzzers = {
  http: { driver: 'fuzz_http', files: ['buffer', 'http_lines', 'http_parser'], cost: 1 },
  heap: { driver: 'fuzz_heap', files: ['heap'], cost: 20 },
  memory: { driver: 'fuzz_memory', files: [], cost: 1 },
  printf: { driver: 'fuzz_printf', files: [], cost: 1 },
  strtod: { driver: 'fuzz_strtod', files: [], cost: 1 },
  trailer: {
    driver: 'fuzz_trailer',
    files: ['buffer', 'error_report', 'sha256', 'stack_frames', 'stream', 'trailer'],
    cost: 1,
  },
  'source-map': { driver: 'fuzz_source_map', files: ['buffer', 'sha256', 'source_map'], cost: 1 },
  event: { driver: 'fuzz_event', needsEngine: true, cost: 3 },
  'event-raw': { driver: 'fuzz_event', needsEngine: true, cost: 3 },
};

const echo =
  'export const handler = async (event, context) => [event, context]; export const rawHandler = (event) => event;';

/** The path of the program. */
export async function buildFuzzer(name, work) {
  const { driver, files = [], needsEngine } = fuzzers[name];
  const program = join(work, `fuzz-${name}`);
  const compile = (file, flags) => compileSanitized(file, join(work, `${name}-objects`), flags);
  const sources = needsEngine ? ourSources().filter((file) => basename(file) !== 'main.c') : files.map(sourceOf);
  const objects = [join(here, 'c', `${driver}.c`), ...sources].map((file) =>
    compile(file, ['-fsanitize=fuzzer-no-link']),
  );
  if (needsEngine) {
    const code = join(work, 'fuzz_program.c');
    writeFileSync(code, programSource(await compileBytecode(echo, 'handler.js')));
    objects.push(compile(code, []), ...engineObjects(work));
  }
  execFileSync(compileSanitized.cc, ['-fsanitize=fuzzer,address,undefined', ...objects, '-lm', '-o', program]);
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
