// Runs a config file in TypeScript or JavaScript.
import type { BuildFailure, Plugin } from 'esbuild';
import { CliError } from './cliError.ts';

/**
 * The default export of `file`, which is bundled first, so that it may import other TypeScript.
 *
 * @throws {CliError} `KINGLET_CLI_CONFIG` with `file:line` when it cannot be compiled, or throws
 */
export async function runConfig(file: string, shown: string): Promise<unknown> {
  const code = await compiled(file, shown);
  try {
    const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
    return ((await import(url)) as { default?: unknown }).default;
  } catch (cause) {
    throw new CliError('KINGLET_CLI_CONFIG', `${shown}: ${(cause as Error).message}`, { cause });
  }
}

async function compiled(file: string, shown: string): Promise<string> {
  // Only who has a config in TypeScript waits for esbuild.
  const { build } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      entryPoints: [file],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      target: 'node22',
      logLevel: 'silent',
      plugins: [ownExports],
    });
    return outputFiles[0]?.text ?? '';
  } catch (cause) {
    throw new CliError('KINGLET_CLI_CONFIG', firstError(cause as BuildFailure, shown), { cause });
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

function firstError({ errors, message }: BuildFailure, shown: string): string {
  const [error] = errors ?? [];
  if (!error) return `${shown}: ${message}`;
  const place = error.location ? `${error.location.file}:${error.location.line}` : shown;
  return `${place}: ${error.text}`;
}
