// Builds the kit's functions with Kinglet's own bundler, one bootstrap each.
import { mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '@kinglet/bundler';
import { type HandlerName, handlerSources } from '@kinglet/emulator/behaviours';
import { type SubjectDescription, writeHandlers } from '@kinglet/emulator/conformance';

const runtimePackage = fileURLToPath(new URL('../../../../packages/runtime', import.meta.url));
const nativeKit = fileURLToPath(new URL('../../../../packages/bootstrap/kit', import.meta.url));
const broken: ReadonlySet<HandlerName> = new Set<HandlerName>([
  'syntaxError',
  'importError',
  'noExport',
  'notAFunction',
]);

/** Builds every function for one engine and architecture; what the bundler refuses to build cannot fail at run time. */
export function buildKinglet(
  engine: 'quickjs' | 'node',
  arch: 'x64' | 'arm64',
): (workDir: string) => Promise<SubjectDescription> {
  return async (workDir) => {
    const sources = join(workDir, 'functions');
    await rm(workDir, { recursive: true, force: true });
    await mkdir(join(sources, 'node_modules', '@kinglet'), { recursive: true });
    await symlink(runtimePackage, join(sources, 'node_modules', '@kinglet', 'runtime'));
    writeHandlers(sources);
    const notApplicable: Record<string, string> = {};
    for (const handler of Object.keys(handlerSources) as HandlerName[]) {
      const entry = join(sources, `${handler}.mjs`);
      const refusal = await build({ entry, engine, arch, outDir: join(workDir, handler) }).then(
        () => undefined,
        (error: Error) => error,
      );
      if (refusal && !broken.has(handler)) throw refusal;
      if (refusal) notApplicable[handler] = `the bundler refuses it: ${refusal.message.split('\n')[0]}`;
    }
    const file = join(workDir, '{handler}', 'function', engine === 'node' ? 'index.mjs' : 'bootstrap');
    return { command: [file], handler: 'index.handler', ownRules: true, arch, cwd: workDir, notApplicable };
  };
}

/** The same for engine `native`, whose functions are in AssemblyScript. */
export function buildKingletNative(arch: 'x64' | 'arm64'): (workDir: string) => Promise<SubjectDescription> {
  return async (workDir) => {
    await rm(workDir, { recursive: true, force: true });
    const reasons = await readFile(join(nativeKit, 'notApplicable.json'), 'utf8');
    const notApplicable = JSON.parse(reasons) as Record<string, string>;
    for (const handler of Object.keys(handlerSources) as HandlerName[]) {
      if (handler in notApplicable) continue;
      await build({ entry: join(nativeKit, `${handler}.ts`), engine: 'native', arch, outDir: join(workDir, handler) });
    }
    const file = join(workDir, '{handler}', 'function', 'bootstrap');
    return { command: [file], handler: 'index.handler', ownRules: true, arch, cwd: workDir, notApplicable };
  };
}
