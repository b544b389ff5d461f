// Runs a config file in TypeScript or JavaScript.
import { SourceMap, type SourceMapping } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import type { BuildFailure, Plugin } from 'esbuild';
import { CliError } from './cliError.ts';

/**
 * The default export of `file`, which is bundled first, so that it may import other TypeScript.
 *
 * @param cwd where paths in messages begin
 * @throws {CliError} `KINGLET_CLI_CONFIG` with `file:line` when it cannot be compiled, or throws
 */
export async function runConfig(file: string, cwd: string): Promise<unknown> {
  const { code, map } = await compiled(file, cwd);
  try {
    const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
    return ((await import(url)) as { default?: unknown }).default;
  } catch (cause) {
    const place = placeOf(cause, map, file, cwd);
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new CliError('KINGLET_CLI_CONFIG', `${place}: ${message}`, { cause });
  }
}

interface Compiled {
  readonly code: string;
  /** Source map, version 3. */
  readonly map: string;
}

async function compiled(file: string, cwd: string): Promise<Compiled> {
  // Only who has a config in TypeScript waits for esbuild.
  const { build } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      absWorkingDir: dirname(file),
      entryPoints: [file],
      bundle: true,
      write: false,
      outfile: 'config.mjs',
      format: 'esm',
      platform: 'node',
      target: 'node22',
      sourcemap: 'external',
      logLevel: 'silent',
      plugins: [ownExports],
    });
    const textOf = (end: string): string => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
    return { code: textOf('.mjs'), map: textOf('.map') };
  } catch (cause) {
    throw new CliError('KINGLET_CLI_CONFIG', firstError(cause as BuildFailure, file, cwd), { cause });
  }
}

// A project that runs the CLI with npx has no @kinglet/cli of its own to import from.
const ownExports: Plugin = {
  name: 'own-exports',
  setup: (build) => {
    build.onResolve({ filter: /^@kinglet\/cli$/ }, () => ({ path: 'cli', namespace: 'own-exports' }));
    build.onLoad({ filter: /./, namespace: 'own-exports' }, () => ({
      contents: 'export const defineConfig = (config) => config;',
    }));
  },
};

function firstError({ errors, message }: BuildFailure, file: string, cwd: string): string {
  const [error] = errors ?? [];
  if (!error?.location) return `${relative(cwd, file)}: ${error?.text ?? message}`;
  return `${relative(cwd, resolve(dirname(file), error.location.file))}:${error.location.line}: ${error.text}`;
}

/** Where in the sources `error` was thrown, as far as its stack says. */
function placeOf(error: unknown, map: string, file: string, cwd: string): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const [, line, column] = /data:text\/javascript;base64,[\w+/=]*:(\d+):(\d+)/.exec(stack) ?? [];
  if (line === undefined) return relative(cwd, file);
  const { originalSource, originalLine } = new SourceMap(JSON.parse(map)).findEntry(
    Number(line) - 1,
    Number(column) - 1,
  ) as Partial<SourceMapping>;
  if (originalSource === undefined || originalLine === undefined) return relative(cwd, file);
  return `${relative(cwd, resolve(dirname(file), originalSource))}:${originalLine + 1}`;
}
