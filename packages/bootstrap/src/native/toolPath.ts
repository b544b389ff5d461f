// The compilers from npm that the native engine needs: peers, because only those who use it need them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BootstrapError } from '../errors.ts';

const { peerDependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly peerDependencies: Readonly<Record<string, string>>;
};

/** The path of a file of a tool's package. @throws {BootstrapError} KINGLET_BOOTSTRAP_TOOL when it is not installed */
export function toolPath(tool: string, file: string): string {
  try {
    return fileURLToPath(import.meta.resolve(file));
  } catch (cause) {
    throw new BootstrapError(
      'KINGLET_BOOTSTRAP_TOOL',
      `Expected the package ${tool}, which engine \`native\` compiles with, found none; ${installLine(tool)}`,
      { cause },
    );
  }
}

/** What a message ends with: how to get the version of a tool that the engine was made for. */
export function installLine(tool: string): string {
  return `type: npm install --save-dev ${tool}@${peerDependencies[tool]}`;
}
