// The generated parts of a program: the AssemblyScript around the handler, and the C around the program.
import type { HandlerKind, NativeHandler } from './handlers.ts';

/** The section that marks a bootstrap of this engine. */
export const nativeSection: string = '.kinglet.native';

/** The module that is compiled: it imports the handler's module and exports what the C calls. */
export function entrySource(handlers: readonly NativeHandler[], handlerModule: string): string {
  const cases = handlers.map((handler, index) => `    case ${index}: ${callOf(handler)} break;\n`);
  return `import * as program from ${JSON.stringify(handlerModule)};
import { Context } from '@kinglet/runtime';
import { ResponseStream } from '@kinglet/runtime/ResponseStream';
import '@kinglet/runtime/errors';
import { answerBytes, answerText, eventBytes, eventText } from '@kinglet/runtime/host';
import { hasHook, runHook } from '@kinglet/runtime/hooks';
const context = new Context();
export function kingletInvoke(handler: u32): void {
  switch (handler) {
${cases.join('')}  }
}
export function kingletHasHook(hook: u32): bool { return hasHook(hook); }
export function kingletRunHook(hook: u32): void { runHook(hook); }
export function kingletReseed(): void { NativeMath.seedRandom(reinterpret<i64>(seed())); }
export function kingletCollect(): void { __collect(); }
`;
}

/** The C file that is compiled: `module.c` is what wasm2c wrote. */
export function glueSource(
  handlers: readonly NativeHandler[],
  importedModules: readonly string[],
  maxMemoryMb: number,
): string {
  const table = handlers.map(({ name, kind }) => `{"${name}", ${kinds[kind]}}`);
  const imports = importedModules.map(() => ', NULL').join('');
  const kernels = importedModules.some((name) => name === 'kernels' || name === 'models');
  return `#define KGL_MEMORY_MAX 0x${(maxMemoryMb * 2 ** 20).toString(16)}u
#include "module.c"
#include "program.h"
static w2c_program instance;
${kernels ? 'const char *kgl_native_init(void); /* of the kernels */\n' : ''}static void instantiate(uint32_t unused) { (void)unused; wasm2c_program_instantiate(&instance${imports}); }
static void start(uint32_t unused) { (void)unused; w2c_program_kingletStart(&instance); }
static void invoke(uint32_t handler) { w2c_program_kingletInvoke(&instance, handler); }
static bool has_hook(uint32_t hook) { return w2c_program_kingletHasHook(&instance, hook); }
static void run_hook(uint32_t hook) { w2c_program_kingletRunHook(&instance, hook); }
static void reseed(uint32_t unused) { (void)unused; w2c_program_kingletReseed(&instance); }
static void collect(uint32_t unused) { (void)unused; w2c_program_kingletCollect(&instance); }
/* How verify() of @kinglet/bundler knows that this bootstrap is complete without bytecode. */
__attribute__((section("${nativeSection}"), used, retain)) static const char engine[] = "native";
static const kgl_native_handler handlers[] = {${table.join(', ')}};
const kgl_program kgl_the_program = {&instance, sizeof instance, &instance.w2c_memory, KGL_MEMORY_BASE, KGL_MEMORY_MAX, handlers,
  sizeof handlers / sizeof *handlers, ${kernels ? 'kgl_native_init' : 'NULL'}, instantiate, start, invoke, has_hook, run_hook, reseed, collect};
`;
}

const kinds: Readonly<Record<HandlerKind, string>> = {
  bytes: 'KGL_HANDLES_BYTES',
  stream: 'KGL_HANDLES_STREAM',
  text: 'KGL_HANDLES_TEXT',
};

function callOf({ name, kind, takesContext }: NativeHandler): string {
  const context = takesContext ? ', context' : '';
  const calls: Readonly<Record<HandlerKind, string>> = {
    bytes: `answerBytes(program.${name}(eventBytes()${context}));`,
    stream: `{ const stream = new ResponseStream(); program.${name}(eventText(), stream${context}); stream.close(); }`,
    text: `answerText(program.${name}(eventText()${context}));`,
  };
  return calls[kind];
}
