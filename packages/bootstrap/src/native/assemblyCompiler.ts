// A program of its own: AssemblyScript's compiler, which ends the process when it fails inside, and keeps what it has taken.
// Reads an AssemblyTask as JSON from standard input, writes an AssemblyResult as JSON into a file: what goes to standard output
// may be anybody's.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { CommonFlags, NodeKind, newOptions, newProgram, parse } from 'assemblyscript';
import type { Diagnostic } from 'assemblyscript/asc';
import { main } from 'assemblyscript/asc';
import { formatDiagnostic, placeIn } from './formatDiagnostic.ts';
import { entrySource } from './glue.ts';
import { type ExportedFunction, findHandlers, type NativeHandler } from './handlers.ts';
import { namedThrows } from './namedThrows.ts';
import { libraryPath, sourceReader } from './sourceReader.ts';

export interface AssemblyTask {
  /** Absolute. */
  readonly entry: string;
  /** Where the paths begin that the program names its files by; holds the entry. */
  readonly baseDir: string;
  /** Where paths in messages begin. */
  readonly shownFrom: string;
  /** Where the WebAssembly goes. */
  readonly outFile: string;
  readonly resultFile: string;
  /** Further arguments of asc. */
  readonly args: readonly string[];
}

export interface AssemblyResult {
  readonly functions: readonly ExportedFunction[];
  readonly handlers: readonly NativeHandler[];
  /** file:line:column: message, one an error; nothing was compiled then. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

const entryName = 'kinglet-entry.ts';
const errorCategory = 3;
const warningCategory = 2;

const task = JSON.parse(readFileSync(0, 'utf8')) as AssemblyTask;
const read = sourceReader(task);
const functions = exportedFunctions();
const handlers = findHandlers(functions);
const diagnostics = await compile();
const result: AssemblyResult = {
  functions,
  handlers,
  errors: textsOf(diagnostics, errorCategory),
  warnings: textsOf(diagnostics, warningCategory),
};
writeFileSync(task.resultFile, JSON.stringify(result));

/** Parsed for themselves: what they refer to is not looked at, and errors in them come up when they are compiled. */
function exportedFunctions(): ExportedFunction[] {
  const name = relative(task.baseDir, task.entry);
  const program = newProgram(newOptions());
  const text = readFileSync(task.entry, 'utf8');
  parse(program, text, name, true);
  return program.sources
    .flatMap(({ statements }) => statements)
    .filter((node) => node.kind === NodeKind.FunctionDeclaration)
    .map((node) => node as import('assemblyscript').FunctionDeclaration)
    .filter(({ flags, typeParameters }) => (flags & CommonFlags.Export) !== 0 && !typeParameters?.length)
    .map((declared) => ({
      name: declared.name.text,
      parameters: declared.signature.parameters.map(({ type }) => nameOf(type)),
      returns: nameOf(declared.signature.returnType),
      place: `${shown(name)}:${placeIn(text, declared.range.start)}`,
    }));
}

function nameOf(type: import('assemblyscript').TypeNode): string {
  return type.name?.identifier.text ?? 'a function type';
}

/** Without a handler the module is compiled all the same: what is wrong in it may be the reason. */
async function compile(): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  const module = `./${relative(task.baseDir, task.entry).replaceAll('\\', '/').replace(/\.ts$/, '')}`;
  const silent = { write: () => undefined };
  const args = [entryName, '--outFile', 'program.wasm', '--path', libraryPath, ...transforms(), ...task.args];
  const { error } = await main(args, {
    readFile: (name, baseDir) => (name === entryName ? entrySource(handlers, module) : read(resolve(baseDir, name))),
    writeFile: (_name, contents) => writeFileSync(task.outFile, contents),
    listFiles: () => null,
    reportDiagnostic: (diagnostic) => found.push(diagnostic),
    stdout: silent,
    stderr: silent,
    transforms: [namedThrows],
  });
  const explained = found.some(({ category }) => category === errorCategory);
  return error && !explained
    ? [...found, { message: error.message, code: 0, category: errorCategory, range: null }]
    : found;
}

/** json-as writes the code that reads and writes classes as JSON: used where the handler's project has it. */
function transforms(): string[] {
  try {
    return ['--transform', createRequire(task.entry).resolve('json-as/transform')];
  } catch (error) {
    // Not installed: nothing of it can be imported either.
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return [];
    throw error;
  }
}

function textsOf(all: readonly Diagnostic[], wanted: number): string[] {
  const sourceOf = (path: string): string | null => (path === entryName ? null : read(join(task.baseDir, path)));
  return all
    .filter(({ category }) => category === wanted)
    .map((diagnostic) => formatDiagnostic(diagnostic, { sourceOf, shown }));
}

/** A file as it is seen from where the build was started; as the program calls it, if it lies elsewhere. */
function shown(path: string): string {
  const seen = relative(task.shownFrom, join(task.baseDir, path));
  return path.startsWith('~lib/') || seen.startsWith('..') ? path : seen;
}
