// The handlers of the behaviours as bytecode, the way @kinglet/bundler makes it.
import type { Behaviour } from '@kinglet/emulator/behaviours';
import { compileBytecode } from '../src/index.ts';

/** Bytecode of a handler; `@kinglet/runtime` is the engine's own module, as its export condition has it. */
export function compileHandler(source: string): Promise<Uint8Array> {
  return compileBytecode(source.replaceAll("'@kinglet/runtime'", "'kinglet:runtime'"), 'handler.js');
}

/** What fails while it is built cannot fail while it is loaded. */
export function canBeCompiled({ handler }: Behaviour): boolean {
  return handler !== 'syntaxError' && handler !== 'importError';
}
