// Turns a handler's source into one ES module for an engine, and says what it needs to run.
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { BundlerError } from './bundlerError.ts';
import { evalDefines, findEvalCalls, restoreEval } from './checkEval.ts';
import { checkExports } from './checkExports.ts';
import { findMissingGlobals, globalMarks, mayLackGlobals } from './checkGlobals.ts';
import { checkImports } from './checkImports.ts';
import { checkBundleOptions } from './checkOptions.ts';
import { type BundleEngine, computedImport, describe, evalOffence, globalOffence, type Offence } from './engines.ts';
import { findComputedImports } from './findComputedImports.ts';
import { findEntry } from './findEntry.ts';
import { loadAddons } from './loadAddons.ts';
import type { Mapped, SourcePlace } from './markedNames.ts';

/** What to bundle. */
export interface BundleOptions {
  /** The file that exports `handler` or `rawHandler`. */
  readonly entry: string;
  /** @default quickjs, unless the bundle needs Node */
  readonly engine?: BundleEngine;
  /** @default false */
  readonly minify?: boolean;
}

/** One ES module and what is known about it. */
export interface Bundle {
  readonly engine: BundleEngine;
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
  /** quickjs: uses of globals that the engine lacks, each with its place and what to do. */
  readonly warnings: readonly string[];
}

/**
 * Bundles `entry` for an engine.
 *
 * @throws BundlerError KINGLET_BUNDLER_OPTIONS: an option that is not allowed. KINGLET_BUNDLER_ENTRY: no such file.
 * KINGLET_BUNDLER_SYNTAX: with file:line:column. KINGLET_BUNDLER_IMPORT: an import that the engine lacks, or that nothing
 * answers to. KINGLET_BUNDLER_EVAL: code compiled at run time, for quickjs. KINGLET_BUNDLER_EXPORT: neither `handler` nor
 * `rawHandler`, or one that is no function.
 */
export async function bundle(options: BundleOptions): Promise<Bundle> {
  checkBundleOptions(options);
  const entry = findEntry(options.entry);
  const minify = options.minify ?? false;
  if (options.engine) return settle(await attempt(entry, options.engine, minify), entry, options.engine);
  const first = await attempt(entry, 'quickjs', minify);
  const needsNode = first.offences.length > 0 && first.offences.every(({ offence }) => offence.engine === 'node');
  if (!needsNode) return settle(first, entry, 'quickjs');
  const reasons = first.offences.map(({ offence, place }) => `${offence.found} (${place})`);
  const second = await settle(await attempt(entry, 'node', minify), entry, 'node');
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
  readonly result?: Output;
}

interface Output extends esbuild.BuildResult<{ write: false; metafile: true }> {
  /** Addons that were imported: names and contents. */
  readonly files: ReadonlyMap<string, Uint8Array>;
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

async function attempt(entry: string, engine: BundleEngine, minify: boolean): Promise<Attempt> {
  try {
    const result = await run(entry, engine, minify);
    const needsRequire = engine === 'node' && textOf(result).includes('Dynamic require of');
    if (needsRequire)
      return { result: await run(entry, engine, minify, { banner: { js: requireBanner } }), offences: [] };
    return { result, offences: engine === 'quickjs' ? await offencesIn(result, dirname(entry)) : [] };
  } catch (cause) {
    return { offences: importOffences(cause, entry) };
  }
}

async function run(
  entry: string,
  engine: BundleEngine,
  minify: boolean,
  more: esbuild.BuildOptions = {},
): Promise<Output> {
  const folder = dirname(entry);
  const files = new Map<string, Uint8Array>();
  const result = await esbuild.build({
    ...(engine === 'quickjs' ? quickjsOptions : nodeOptions),
    ...more,
    entryPoints: [entry],
    // Paths in the output are relative to the entry: the same bytes wherever the project lies.
    absWorkingDir: folder,
    outdir: folder,
    entryNames: 'handler',
    outExtension: { '.js': '.mjs' },
    plugins: [...(engine === 'node' ? [loadAddons(files)] : []), checkImports(engine)],
    minify,
    sourcemap: 'external',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return { ...result, files };
}

function textOf(result: Output): string {
  return fileOf(result, moduleName).text;
}

function mappedOf(result: Output): Mapped {
  return { code: textOf(result), map: fileOf(result, `${moduleName}.map`).text };
}

function fileOf(result: Output, name: string): esbuild.OutputFile {
  return result.outputFiles.find(({ path }) => basename(path) === name)!;
}

async function offencesIn(result: Output, folder: string): Promise<Placed[]> {
  const output = mappedOf(result);
  const computed = await findComputedImports(output);
  return [
    ...computed.map((it) => placed(computedImport(it.found), it, folder)),
    ...findEvalCalls(output).map((it) => placed(evalOffence(it.found), it, folder)),
  ];
}

async function warningsIn(result: Output, entry: string): Promise<string[]> {
  const real = mappedOf(result);
  if (!mayLackGlobals(real.code)) return [];
  const withMarks = mappedOf(await run(entry, 'quickjs', false, globalMarks));
  return findMissingGlobals(real, withMarks)
    .map((it) => placed(globalOffence(it.found), it, dirname(entry)))
    .map(({ offence, place }) => describe(offence, 'quickjs', place));
}

function placed(offence: Offence, { file, line, column }: SourcePlace, folder: string): Placed {
  return { offence, place: `${shown(join(folder, file))}:${line}:${column}` };
}

// Errors of our plugin become offences; one of any other kind ends the build at once.
function importOffences(cause: unknown, entry: string): Placed[] {
  const { errors } = cause as esbuild.BuildFailure;
  if (!Array.isArray(errors)) throw cause;
  const found = errors.map((message) => ({ message, place: placeOf(message, entry) }));
  const other = found.find(({ message }) => !message.detail);
  if (!other) return found.map(({ message, place }) => ({ offence: message.detail as Offence, place }));
  const isImport = other.message.text.startsWith('No matching export');
  const code = isImport ? 'KINGLET_BUNDLER_IMPORT' : 'KINGLET_BUNDLER_SYNTAX';
  const all = found.filter(({ message }) => !message.detail).map(({ message, place }) => `${place}: ${message.text}`);
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

async function settle({ result, offences }: Attempt, entry: string, engine: BundleEngine): Promise<Bundle> {
  if (offences.length > 0 || !result) throw refusal(offences, engine);
  const { metafile } = result;
  const output = Object.entries(metafile.outputs).find(([name]) => basename(name) === moduleName)![1];
  const isCommonJs = metafile.inputs[basename(entry)]?.format === 'cjs';
  await checkExports({ code: textOf(result), names: output.exports, entry: shown(entry), isCommonJs });
  const isQuickjs = engine === 'quickjs';
  return {
    engine,
    code: isQuickjs ? restoreEval(textOf(result)) : textOf(result),
    map: mappedOf(result).map,
    ...(isQuickjs ? { flavour: flavourOf(output.imports) } : {}),
    inputs: Object.keys(metafile.inputs).map((name) => resolve(dirname(entry), name)),
    files: Object.fromEntries(result.files),
    warnings: isQuickjs ? await warningsIn(result, entry) : [],
  };
}

function flavourOf(imports: readonly { readonly path: string }[]): 'core' | 'full' {
  return imports.some(({ path }) => path === 'kinglet:kernels') ? 'full' : 'core';
}

function refusal(offences: readonly Placed[], engine: BundleEngine): BundlerError {
  const code = offences.some(({ offence }) => offence.kind !== 'eval')
    ? 'KINGLET_BUNDLER_IMPORT'
    : 'KINGLET_BUNDLER_EVAL';
  const lines = offences.map(({ offence, place }) => describe(offence, engine, place));
  return new BundlerError(code, lines.slice(0, mostShown).join('\n'));
}
