// AssemblyScript to WebAssembly, in a process of its own.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BootstrapError } from '../errors.ts';
import type { AssemblyResult, AssemblyTask } from './assemblyCompiler.ts';
import { handlerForms } from './handlers.ts';
import { runTool } from './runTool.ts';

/** Versions that the native engine was made for; peers, because only those who use it need them. */
export const toolVersions: Readonly<Record<string, string>> = { assemblyscript: '0.28.20', wabt: '1.0.39' };

/**
 * Compiles the module and what it imports.
 *
 * @throws {BootstrapError} KINGLET_BOOTSTRAP_TOOL: assemblyscript is not installed. KINGLET_BOOTSTRAP_SYNTAX: errors in
 * the sources, each with file:line:column. KINGLET_BOOTSTRAP_EXPORT: no function that can be a handler
 */
export async function compileAssembly(task: AssemblyTask): Promise<AssemblyResult> {
  toolPath('assemblyscript', 'assemblyscript/asc');
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const program = fileURLToPath(new URL(`./assemblyCompiler.${extension}`, import.meta.url));
  const { status, stderr } = await runTool(process.execPath, [program], {
    input: JSON.stringify(task),
    cwd: task.baseDir,
  });
  if (status !== 0) {
    throw new BootstrapError(
      'KINGLET_BOOTSTRAP_SYNTAX',
      `AssemblyScript's compiler ended without a result, which is a fault of its own; it said: ${stderr}`,
    );
  }
  const result = JSON.parse(readFileSync(task.resultFile, 'utf8')) as AssemblyResult;
  if (result.errors.length) throw new BootstrapError('KINGLET_BOOTSTRAP_SYNTAX', result.errors.join('\n'));
  assertHandlers(result, task);
  return result;
}

/** The path of a file of a tool's package. @throws {BootstrapError} KINGLET_BOOTSTRAP_TOOL */
export function toolPath(tool: string, file: string): string {
  try {
    return fileURLToPath(import.meta.resolve(file));
  } catch (cause) {
    throw new BootstrapError(
      'KINGLET_BOOTSTRAP_TOOL',
      `Expected the package ${tool}, which engine \`native\` compiles with, found none; type: npm install --save-dev ${tool}@${toolVersions[tool]}`,
      { cause },
    );
  }
}

function assertHandlers({ functions, handlers }: AssemblyResult, { entry }: AssemblyTask): void {
  const misfit = functions.find(({ name }) => name === 'handler' || name === 'rawHandler');
  const fits = misfit && handlers.some(({ name }) => name === misfit.name);
  if (handlers.length && (!misfit || fits)) return;
  const found = misfit
    ? `\`${misfit.name}(${misfit.parameters.join(', ')}): ${misfit.returns}\` (${misfit.place})`
    : functions.map(({ name }) => `\`${name}\``).join(', ') || 'no exported function';
  throw new BootstrapError(
    'KINGLET_BOOTSTRAP_EXPORT',
    `Expected ${entry} to declare \`export function\` ${handlerForms}; found ${found}`,
  );
}
