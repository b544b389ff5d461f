// Changes to the C that wasm2c 1.0.39 writes. Each text must be found as often as it is said to be: another version of
// wasm2c is an error here, never a program that is subtly wrong.
import { BootstrapError } from '../errors.ts';
import { installLine } from './toolPath.ts';

/** Functions of more lines are not inlined into themselves. */
const mostInlinedLines = 60;

/** The text, and what it becomes. */
const edits: readonly (readonly [found: string, becomes: string, times: number])[] = [
  // The memory is at an address that is known, and an access is checked against a constant (c/native/include/wasm-rt.h).
  [
    '#define MEM_ADDR(mem, addr, n) &((mem)->data[addr])',
    '#define MEM_ADDR(mem, addr, n) ((u8*)(uintptr_t)(KGL_MEMORY_BASE + (addr)))',
    1,
  ],
  ['if (UNLIKELY(a + (uint64_t)sizeof(t) > mem->size)) \\', 'if (UNLIKELY(a > KGL_MEMORY_MAX - sizeof(t)))      \\', 1],
  // Every access is checked, so one whose value nobody needs may be left out; pinned down, it would keep loops from
  // becoming vector code, and functions from being free of side effects.
  ['#define FORCE_READ_INT(var) __asm__("" ::"r"(var));', '#define FORCE_READ_INT(var)', 1],
  ['#define FORCE_READ_FLOAT(var) __asm__("" ::"r"(var));', '#define FORCE_READ_FLOAT(var)', 1],
];

/** @throws {BootstrapError} KINGLET_BOOTSTRAP_NATIVE when the text is not wasm2c 1.0.39's */
export function adaptC(source: string, inlineSelf: boolean): string {
  const edited = edits.reduce(edit, source);
  return inlineSelf ? inlineIntoItself(edited) : edited;
}

function edit(source: string, [found, becomes, times]: (typeof edits)[number]): string {
  const parts = source.split(found);
  if (parts.length === times + 1) return parts.join(becomes);
  throw new BootstrapError(
    'KINGLET_BOOTSTRAP_NATIVE',
    `Expected the C of wasm2c 1.0.39 with ${JSON.stringify(found)} in it ${times} time(s), found it ${parts.length - 1} times; ` +
      installLine('wabt'),
  );
}

/**
 * Gives each short function that calls itself one copy of itself to call instead, which is inlined: clang does this to no
 * function by itself. The work between two calls doubles, and what both halves compute is computed once.
 */
function inlineIntoItself(source: string): string {
  return source.replace(
    /^(static )?(\w+) (w2c_program_\w+)(\(w2c_program\* instance.*\)) \{\n([\s\S]*?)^\}\n/gm,
    (whole, _static: string | undefined, type: string, name: string, parameters: string, body: string) => {
      const callsItself = body.includes(` ${name}(instance`);
      if (!callsItself || body.split('\n').length > mostInlinedLines) return whole;
      const copy = `static inline __attribute__((always_inline)) ${type} ${name}_inlined${parameters} {\n${body}}\n`;
      return `${copy}${whole.replaceAll(` ${name}(instance`, ` ${name}_inlined(instance`)}`;
    },
  );
}
