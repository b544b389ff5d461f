// The bytecode compiler: QuickJS in WebAssembly, one fresh instance a call.
import { readFileSync } from 'node:fs';
import { BootstrapError } from './errors.ts';
import { compilerPath } from './prebuilds.ts';

export interface CompileOptions {
  /** Leave line numbers and names out: smaller, but stack traces say nothing. @default false */
  readonly stripDebug?: boolean;
}

interface CompilerExports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  kgl_abi(): number;
  kgl_allocate(bytes: number): number;
  kgl_compile(source: number, length: number, fileName: number, stripDebug: number): number;
  kgl_result(): number;
  kgl_result_length(): number;
}

let shipped: WebAssembly.Module | undefined;

/**
 * Compiles one ES module, with every import but the engine's own bundled into it, to QuickJS bytecode.
 *
 * @param fileName what stack traces call the module
 * @throws {BootstrapError} KINGLET_BOOTSTRAP_SYNTAX: the source is not a module; the message has file:line:column.
 *   KINGLET_BOOTSTRAP_COMPILER: the source is nested too deeply. KINGLET_BOOTSTRAP_NOT_BUILT: the package has no compiler
 */
export async function compileBytecode(
  source: string,
  fileName: string,
  options: CompileOptions = {},
): Promise<Uint8Array> {
  return compileIn(shippedCompiler(), source, fileName, options);
}

/** compileBytecode with the compiler in `wasm`; for the build, which has just made it. */
export function compileWith(
  wasm: Uint8Array<ArrayBuffer>,
  source: string,
  fileName: string,
  options: CompileOptions = {},
): Uint8Array {
  return compileIn(new WebAssembly.Module(wasm), source, fileName, options);
}

/** The engine version that the trailer carries: bytecode is read only by the engine that wrote it. */
export function engineAbi(): number {
  return instantiate(shippedCompiler()).kgl_abi() >>> 0;
}

function shippedCompiler(): WebAssembly.Module {
  shipped ??= new WebAssembly.Module(readFileSync(compilerPath()));
  return shipped;
}

function compileIn(module: WebAssembly.Module, source: string, fileName: string, options: CompileOptions): Uint8Array {
  const compiler = instantiate(module);
  const text = new TextEncoder().encode(source);
  const name = place(compiler, new TextEncoder().encode(fileName));
  const ok = withinStack(fileName, () =>
    compiler.kgl_compile(place(compiler, text), text.length, name, options.stripDebug ? 1 : 0),
  );
  const result = new Uint8Array(compiler.memory.buffer, compiler.kgl_result(), compiler.kgl_result_length()).slice();
  if (ok) return result;
  throw syntaxError(new TextDecoder().decode(result), fileName);
}

/** The compiler recurses as deep as the source is nested, on this thread's stack. */
function withinStack<T>(fileName: string, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new BootstrapError('KINGLET_BOOTSTRAP_COMPILER', `${fileName}: the source is nested too deeply`, { cause });
  }
}

/** The address of a copy of `bytes` with a NUL behind it. */
function place(compiler: CompilerExports, bytes: Uint8Array): number {
  const address = compiler.kgl_allocate(bytes.length + 1);
  const target = new Uint8Array(compiler.memory.buffer, address, bytes.length + 1);
  target.set(bytes);
  target[bytes.length] = 0;
  return address;
}

/** `text` is "SyntaxError: message\n    at file:line:column\n". */
function syntaxError(text: string, fileName: string): BootstrapError {
  const [message = text] = text.split('\n');
  const [, line, column] = /:(\d+):(\d+)\)?$/m.exec(text) ?? [];
  const place = line ? `${fileName}:${line}:${column}` : fileName;
  return new BootstrapError('KINGLET_BOOTSTRAP_SYNTAX', `${place}: ${message}`);
}

function instantiate(module: WebAssembly.Module): CompilerExports {
  const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasiOf(module, () => exports.memory) });
  const exports = instance.exports as unknown as CompilerExports;
  exports._initialize();
  return exports;
}

const wasiOk = 0;
const wasiNotSupported = 58;

/** The few system calls of a program that only parses: clocks say zero, files and everything else are refused. */
function wasiOf(module: WebAssembly.Module, memory: () => WebAssembly.Memory): WebAssembly.ModuleImports {
  const imports: WebAssembly.ModuleImports = {};
  for (const { name } of WebAssembly.Module.imports(module)) imports[name] = () => wasiNotSupported;
  imports.clock_time_get = (_clock: number, _precision: bigint, result: number) => {
    new DataView(memory().buffer).setBigUint64(result, 0n, true);
    return wasiOk;
  };
  imports.proc_exit = (code: number) => {
    throw new BootstrapError('KINGLET_BOOTSTRAP_COMPILER', `the bytecode compiler stopped with code ${code}`);
  };
  return imports;
}
