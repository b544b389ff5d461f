// Turns a handler's source into one ES module for an engine, and says what it needs to run.
import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { BundlerError } from './bundlerError.ts';
import { evalDefines, findEvalCalls, restoreNames } from './checkEval.ts';
import { checkImports } from './checkImports.ts';
import { describe, type Engine, evalOffence, type Offence } from './engines.ts';

/** What to bundle. */
export interface BundleOptions {
  /** The file that exports `handler` or `rawHandler`. */
  readonly entry: string;
  /** @default quickjs, unless the bundle needs Node */
  readonly engine?: Engine;
  /** @default false */
  readonly minify?: boolean;
}

/** One ES module and what is known about it. */
export interface Bundle {
  readonly engine: Engine;
  /** Why the engine is `node`, when nobody asked for it. */
  readonly engineReason?: string;
  readonly code: string;
  /** Source map, version 3. */
  readonly map: string;
  /** quickjs: `full` when the kernels are imported. */
  readonly flavour?: 'core' | 'full';
  /** Absolute paths of the files that went in. */
  readonly inputs: readonly string[];
  /** Files that must lie beside the module: addons that were imported. Names and contents. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/**
 * Bundles `entry` for an engine.
 *
 * @throws BundlerError KINGLET_BUNDLER_ENTRY: no such file. KINGLET_BUNDLER_SYNTAX: with file:line:column.
 * KINGLET_BUNDLER_IMPORT: an import that the engine lacks, or that nothing answers to. KINGLET_BUNDLER_EVAL: code
 * compiled at run time, for quickjs. KINGLET_BUNDLER_EXPORT: neither `handler` nor `rawHandler`.
 */
export async function bundle(options: BundleOptions): Promise<Bundle> {
  const entry = findEntry(options.entry);
  const minify = options.minify ?? false;
  if (options.engine) return settle(await attempt(entry, options.engine, minify), entry, options.engine);
  const first = await attempt(entry, 'quickjs', minify);
  const needsNode = first.offences.length > 0 && first.offences.every(({ offence }) => offence.engine === 'node');
  if (!needsNode) return settle(first, entry, 'quickjs');
  const reasons = first.offences.map(({ offence, place }) => `${offence.found} (${place})`);
  const second = settle(await attempt(entry, 'node', minify), entry, 'node');
  return { ...second, engineReason: `needs ${[...new Set(reasons)].join(', ')}` };
}

/** The program that Node starts: the Runtime API loop around `./handler.mjs`. */
export async function bundleLoop(minify: boolean): Promise<string> {
  const result = await esbuild.build({
    ...nodeOptions,
    stdin: {
      contents: `import { start } from '@kinglet/runtime';\nawait start(() => import('./handler.mjs'));\n`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    external: ['./handler.mjs'],
    // Without white space there are no comments with paths: the same bytes wherever the packages lie.
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: minify,
    write: false,
    logLevel: 'silent',
  });
  return result.outputFiles[0]!.text;
}

interface Placed {
  readonly offence: Offence;
  readonly place: string;
}

interface Attempt {
  readonly offences: readonly Placed[];
  /** Absent when esbuild refused the input. */
  readonly result?: esbuild.BuildResult<{ write: false; metafile: true }>;
}

// Siblings are taken from source exactly when this package is: then nothing has to be built first.
const sourceConditions = import.meta.url.endsWith('.ts') ? ['@kinglet/source'] : [];
const mainFields = ['module', 'main'];
const moduleName = 'handler.mjs';

const quickjsOptions: esbuild.BuildOptions = {
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2023',
  charset: 'utf8',
  legalComments: 'none',
  mainFields,
  conditions: ['kinglet', ...sourceConditions],
  define: evalDefines,
};

const nodeOptions: esbuild.BuildOptions = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  charset: 'utf8',
  legalComments: 'none',
  mainFields,
  conditions: ['kinglet-node', 'node', ...sourceConditions],
};

// Packages in CommonJS call require for Node's own modules; an ES module has none of its own.
const requireBanner =
  "import { createRequire as kingletCreateRequire } from 'node:module';\nconst require = kingletCreateRequire(import.meta.url);";

function findEntry(entry: string): string {
  const path = resolve(entry);
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return realpathSync(path);
  throw new BundlerError(
    'KINGLET_BUNDLER_ENTRY',
    `expected a file with the handler, found none at ${path}: check the path (it is taken from ${process.cwd()})`,
  );
}

async function attempt(entry: string, engine: Engine, minify: boolean): Promise<Attempt> {
  try {
    const result = await run(entry, engine, minify, false);
    const needsRequire = engine === 'node' && textOf(result).includes('Dynamic require of');
    if (needsRequire) return { result: await run(entry, engine, minify, true), offences: [] };
    return { result, offences: engine === 'quickjs' ? evalOffences(result, dirname(entry)) : [] };
  } catch (cause) {
    return { offences: importOffences(cause, entry) };
  }
}

function run(
  entry: string,
  engine: Engine,
  minify: boolean,
  needsRequire: boolean,
): Promise<NonNullable<Attempt['result']>> {
  const folder = dirname(entry);
  return esbuild.build({
    ...(engine === 'quickjs' ? quickjsOptions : { ...nodeOptions, loader: { '.node': 'copy' } }),
    ...(needsRequire ? { banner: { js: requireBanner } } : {}),
    entryPoints: [entry],
    // Paths in the output are relative to the entry: the same bytes wherever the project lies.
    absWorkingDir: folder,
    outdir: folder,
    entryNames: 'handler',
    outExtension: { '.js': '.mjs' },
    plugins: [checkImports(engine)],
    minify,
    sourcemap: 'external',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
}

function textOf(result: NonNullable<Attempt['result']>): string {
  return fileOf(result, moduleName).text;
}

function fileOf(result: NonNullable<Attempt['result']>, name: string): esbuild.OutputFile {
  return result.outputFiles.find(({ path }) => basename(path) === name)!;
}

function evalOffences(result: NonNullable<Attempt['result']>, folder: string): Placed[] {
  const map = fileOf(result, `${moduleName}.map`).text;
  return findEvalCalls(textOf(result), map).map(({ found, file, line, column }) => ({
    offence: evalOffence(found),
    place: `${shown(join(folder, file))}:${line}:${column}`,
  }));
}

// Errors of our plugin become offences; one of any other kind ends the build at once.
function importOffences(cause: unknown, entry: string): Placed[] {
  const { errors } = cause as esbuild.BuildFailure;
  if (!Array.isArray(errors)) throw cause;
  const placed = errors.map((message) => ({ message, place: placeOf(message, entry) }));
  const other = placed.find(({ message }) => !message.detail);
  if (!other) return placed.map(({ message, place }) => ({ offence: message.detail as Offence, place }));
  const isImport = other.message.text.startsWith('No matching export');
  const code = isImport ? 'KINGLET_BUNDLER_IMPORT' : 'KINGLET_BUNDLER_SYNTAX';
  const all = placed.filter(({ message }) => !message.detail).map(({ message, place }) => `${place}: ${message.text}`);
  throw new BundlerError(code, `expected a module that compiles, found:\n${all.slice(0, mostShown).join('\n')}`, {
    cause,
  });
}

const mostShown = 10;

function placeOf({ location }: esbuild.Message, entry: string): string {
  if (!location) return shown(entry);
  return `${shown(resolve(dirname(entry), location.file))}:${location.line}:${location.column + 1}`;
}

function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}

function settle({ result, offences }: Attempt, entry: string, engine: Engine): Bundle {
  if (offences.length > 0 || !result) throw refusal(offences, engine);
  const { metafile } = result;
  const output = Object.entries(metafile.outputs).find(([name]) => basename(name) === moduleName)![1];
  checkExports(output.exports, entry);
  const inputs = Object.keys(metafile.inputs).map((name) => resolve(dirname(entry), name));
  const files = result.outputFiles.filter(({ path }) => path.endsWith('.node'));
  return {
    engine,
    code: engine === 'quickjs' ? restoreNames(textOf(result)) : textOf(result),
    map: fileOf(result, `${moduleName}.map`).text,
    ...(engine === 'quickjs' ? { flavour: flavourOf(output.imports) } : {}),
    inputs,
    files: Object.fromEntries(files.map(({ path, contents }) => [basename(path), contents])),
  };
}

function flavourOf(imports: readonly { readonly path: string }[]): 'core' | 'full' {
  return imports.some(({ path }) => path === 'kinglet:kernels') ? 'full' : 'core';
}

function refusal(offences: readonly Placed[], engine: Engine): BundlerError {
  const code = offences.some(({ offence }) => offence.kind === 'import')
    ? 'KINGLET_BUNDLER_IMPORT'
    : 'KINGLET_BUNDLER_EVAL';
  const lines = offences.map(({ offence, place }) => describe(offence, engine, place));
  return new BundlerError(code, lines.slice(0, mostShown).join('\n'));
}

function checkExports(exports: readonly string[], entry: string): void {
  if (exports.includes('handler') || exports.includes('rawHandler')) return;
  const found = exports.length > 0 ? `only ${exports.join(', ')}` : 'no export';
  throw new BundlerError(
    'KINGLET_BUNDLER_EXPORT',
    `expected ${shown(entry)} to export \`handler\` or \`rawHandler\`, found ${found}: write \`export const handler = async (event) => …\``,
  );
}
