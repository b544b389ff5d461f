// Builds a function for engine quickjs or native so that its process tells what each invocation takes.
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildResult, Engine } from '@kinglet/bundler';
import { buildFunction } from '../buildFunction.ts';
import type { Context } from '../context.ts';
import type { ProfileValues } from './profileOptions.ts';
import { silent } from './silent.ts';

export type SmallEngine = Exclude<Engine, 'node'>;

/**
 * Builds into `folder`; a function that cannot be measured from inside is built as it is.
 *
 * @throws BundlerError what `build` of @kinglet/bundler throws, of the function's own file
 */
export async function buildMeasured(
  context: Context,
  values: ProfileValues,
  engine: SmallEngine,
  folder: string,
): Promise<BuildResult> {
  const { note, paint } = context.console;
  const arch = context.hostArch as 'arm64' | 'x64';
  const whole = { ...values, engine, arch, minify: undefined, maxSize: undefined, maxZip: undefined };
  note(`building ${values.entry} for ${arch}`);
  try {
    const entry = await measuredEntries[engine](resolve(context.cwd, values.entry), folder);
    return await buildFunction(silent(context), { ...whole, entry, out: join(folder, 'measured') });
  } catch (error) {
    // What is wrong with the function itself is said of its own file.
    const plain = await buildFunction(silent(context), { ...whole, out: join(folder, 'plain') });
    note(`${paint('yellow', 'warning')}: only measured from outside: ${(error as Error).message}`);
    return plain;
  }
}

/** Each writes a module of the same handlers, measured, into the folder. */
const measuredEntries: Readonly<Record<SmallEngine, (entry: string, folder: string) => Promise<string>>> = {
  quickjs: quickjsEntry,
  native: nativeEntry,
};

const extension = extname(import.meta.url);
const measuredHandler = fileURLToPath(new URL(`./measuredHandler${extension}`, import.meta.url));
const fileName = 'measured.ts';

async function quickjsEntry(entry: string, folder: string): Promise<string> {
  const names = (await exportsOf(entry)).filter((name) => name === 'handler' || name === 'rawHandler');
  return written(folder, [
    `import * as profiled from ${JSON.stringify(entry)};`,
    `import { profileHandler } from ${JSON.stringify(measuredHandler)};`,
    ...names.map((name) => `export const ${name} = profileHandler(profiled.${name}, { outputs: ['emf'] });`),
  ]);
}

async function exportsOf(entry: string): Promise<readonly string[]> {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    packages: 'external',
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  return Object.values(metafile.outputs).flatMap(({ exports }) => exports);
}

// AssemblyScript, whose compiler has seen the handlers' signatures in the plain build. It looks for packages beside the entry.
async function nativeEntry(entry: string, folder: string): Promise<string> {
  const source = readFileSync(entry, 'utf8');
  if (source.includes("'@kinglet/profiler'")) return entry; // measures itself
  const packages = packagesOf(dirname(entry));
  if (packages !== undefined) symlinkSync(packages, join(folder, 'node_modules'));
  const program = relative(folder, entry).replaceAll('\\', '/').replace(/\.ts$/, '');
  return written(folder, [
    `import * as profiled from ${JSON.stringify(program)};`,
    "import { profileHandler, profileStream } from '@kinglet/profiler';",
    "import { Context } from '@kinglet/runtime';",
    "import { ResponseStream } from '@kinglet/runtime/ResponseStream';",
    ...[...source.matchAll(declaration)].map(([, name, parameters]) =>
      nativeHandler(name as string, parameters as string),
    ),
  ]);
}

const declaration = /^export\s+function\s+(handler|rawHandler)\s*\(([^)]*)\)/gm;

function nativeHandler(name: string, declared: string): string {
  const takesContext = /:\s*Context\b/.test(declared);
  const isStreaming = /:\s*ResponseStream\b/.test(declared);
  const type = name === 'rawHandler' ? 'Uint8Array' : 'string';
  const [stream, given] = isStreaming ? ['stream: ResponseStream, ', 'stream, '] : ['', ''];
  const returns = isStreaming ? 'void' : type;
  const call = `profiled.${name}(event, ${given}${takesContext ? 'context' : ''})`.replace(/, \)$/, ')');
  return `function plain_${name}(event: ${type}, ${stream}context: Context): ${returns} { return ${call}; }
export function ${name}(event: ${type}, ${stream}context: Context): ${returns} {
  return ${isStreaming ? 'profileStream' : 'profileHandler'}(event, ${given}context, plain_${name});
}`;
}

function packagesOf(folder: string): string | undefined {
  const packages = join(folder, 'node_modules');
  if (existsSync(packages)) return packages;
  return dirname(folder) === folder ? undefined : packagesOf(dirname(folder));
}

function written(folder: string, lines: readonly string[]): string {
  const path = join(folder, fileName);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
