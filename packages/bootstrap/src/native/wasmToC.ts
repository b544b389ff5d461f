// WebAssembly to C that the native engine's library can be linked with.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BootstrapError } from '../errors.ts';
import { kernelImports } from '../generated/kernelImports.ts';
import { adaptC } from './adaptC.ts';
import { runTool } from './runTool.ts';
import { toolPath } from './toolPath.ts';

/** What the engine gives a program: modules, and their functions (c/native/host.c, c/native/imports.c, c/native/telemetry_imports.c; of @kinglet/kernels c/native.c, c/native_model.c, c/native_text.c). */
const provided: Readonly<Record<string, readonly string[]>> = {
  env: [
    'abort',
    'trace',
    'seed',
    'Date.now',
    'performance.now',
    ...['assert', 'debug', 'error', 'info', 'log', 'warn'].map((name) => `console.${name}`),
  ],
  kernels: kernelImports,
  kinglet: [
    ...['answerBytes', 'answerText', 'copyBytes', 'copyText', 'fail', 'fillRandom', 'findBytes', 'findText', 'log'],
    ...['logError', 'remainingTime', 'sleep', 'streamBytes', 'streamEnd', 'streamStart', 'streamText', 'thrown'],
    ...['cpuTime', 'hasFailed', 'keep', 'kept', 'mark', 'peakMemory', 'sendDatagram', 'writeLine'],
  ],
  text: ['decodeBase64', 'encodeBase64', 'formatFloats', 'isUtf8', 'parseFloats', 'scanJsonString'],
  models: ['arenaBytes', 'bind', 'close', 'counts', 'loadAsset', 'loadBytes', 'metadata', 'run', 'tensor', 'time'],
};

/** The C of a program, and the modules that it imports from, in the order of the arguments that it is instantiated with. */
export interface ProgramSource {
  readonly source: string;
  readonly importedModules: readonly string[];
}

/**
 * Translates `wasmFile` with wasm2c, in `dir`.
 *
 * @throws {BootstrapError} KINGLET_BOOTSTRAP_TOOL: wabt is not installed. KINGLET_BOOTSTRAP_IMPORT: the program imports
 * what the engine has not. KINGLET_BOOTSTRAP_NATIVE: wasm2c refused it, or is of another version
 */
export async function wasmToC(wasmFile: string, dir: string, inlineSelf: boolean): Promise<ProgramSource> {
  const importedModules = checkImports(wasmFile);
  const out = join(dir, 'module.c');
  const args = [toolPath('wabt', 'wabt/bin/wasm2c'), wasmFile, '--module-name', 'program', '-o', out];
  const { status, stderr } = await runTool(process.execPath, args);
  if (status !== 0) throw new BootstrapError('KINGLET_BOOTSTRAP_NATIVE', reasonOf(stderr));
  return { source: adaptC(readFileSync(out, 'utf8'), inlineSelf), importedModules };
}

/** It calls itself for a block inside a block, on a stack of 64 KB that nothing checks: each `case` is such a block. */
function reasonOf(stderr: string): string {
  if (!/^Aborted\(\)|memory access out of bounds/m.test(stderr)) return `wasm2c refused the program: ${stderr}`;
  return (
    'Expected blocks inside blocks up to some 300 deep, found more than the stack of wasm2c has room for: most likely a ' +
    '`switch` of several hundred cases; split it into functions of up to 200 each, or use a Map'
  );
}

function checkImports(wasmFile: string): readonly string[] {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(wasmFile)));
  const unknown = imports.find(({ module, name }) => !provided[module]?.includes(name));
  if (unknown) {
    throw new BootstrapError(
      'KINGLET_BOOTSTRAP_IMPORT',
      `Expected imports that engine \`native\` has, found \`${unknown.module}.${unknown.name}\`; it has ` +
        'console, Date.now, performance.now, Math and what its README names: use those, or another engine',
    );
  }
  return [...new Set(imports.map(({ module }) => module))];
}
