// AssemblyScript to WebAssembly, in a process of its own.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BootstrapError } from '../errors.ts';
import type { AssemblyResult, AssemblyTask } from './assemblyCompiler.ts';
import { handlerForms } from './handlers.ts';
import { runTool } from './runTool.ts';
import { toolPath } from './toolPath.ts';

/**
 * Compiles the module and what it imports.
 *
 * @throws {BootstrapError} KINGLET_BOOTSTRAP_TOOL: assemblyscript is not installed. KINGLET_BOOTSTRAP_SYNTAX: errors in
 * the sources, each with file:line:column. KINGLET_BOOTSTRAP_EXPORT: no function that can be a handler.
 * KINGLET_BOOTSTRAP_NATIVE: the compiler itself failed
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
      'KINGLET_BOOTSTRAP_NATIVE',
      `AssemblyScript's compiler ended without a result, which is a fault of its own; it said: ${stderr}`,
    );
  }
  const result = JSON.parse(readFileSync(task.resultFile, 'utf8')) as AssemblyResult;
  if (result.errors.length) throw new BootstrapError('KINGLET_BOOTSTRAP_SYNTAX', result.errors.join('\n'));
  assertHandlers(result, task);
  return result;
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
