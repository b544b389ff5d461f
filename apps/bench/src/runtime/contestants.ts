// Who takes part in the suite `runtime`: Kinglet's engines, built here, and the clients of the conformance matrix.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, type BuildResult, build, type Engine } from '@kinglet/bundler';
import { type Arch, commandFor } from '@kinglet/emulator';
import { installNodeClient, installPythonClient, installRustClient } from '../conformance/peers.ts';
import type { ProgramRow } from '../programRows.ts';

/** A client that is not ours; `row` starts one of the conformance kit's functions. */
export interface RuntimePeer {
  readonly name: string;
  readonly version: string;
  /** Fetches and builds it. Rejects when it cannot be had. */
  readonly prepare: () => Promise<(handler: 'minimal' | 'echo') => ProgramRow>;
}

export type Optimize = NonNullable<BuildOptions['optimize']>;
export type HandlerFile = 'minimal' | 'echo' | 'fib' | 'overtake';

/** The engines that the suite measures, in the order of its tables. */
export const engines: readonly Engine[] = ['native', 'quickjs', 'node'];

/** What a build is for, if not for this machine and speed. */
export interface BuildFor {
  readonly arch?: Arch;
  readonly optimize?: Optimize;
}

/** A handler of this app built by the bundler; for engine `native` the one of that name in AssemblyScript. */
export async function buildHandler(
  handler: HandlerFile,
  engine: Engine,
  workDir: string,
  { arch = process.arch as Arch, optimize = 'speed' }: BuildFor = {},
): Promise<BuildResult> {
  const folder = engine === 'native' ? '../../assembly' : '../handlers';
  const entry = fileURLToPath(new URL(`${folder}/${handler}.ts`, import.meta.url));
  return build({ entry, engine, arch, optimize, outDir: join(workDir, `${handler}-${engine}-${arch}-${optimize}`) });
}

/** The row that starts a built handler. */
export function rowOf(label: string, built: BuildResult, env: Readonly<Record<string, string>> = {}): ProgramRow {
  const own = built.engine === 'node' ? [process.execPath, built.bootstrap] : commandFor(built.bootstrap, built.arch);
  return { label, command: own, cwd: built.dir, env: { _HANDLER: 'index.handler', ...env } };
}

const cache = fileURLToPath(new URL('../../../../.cache/conformance/', import.meta.url));

/** AWS's clients for Node and Python and the Rust crate, where the conformance matrix has them. */
export const runtimePeers: readonly RuntimePeer[] = [
  {
    name: 'aws-lambda-ric',
    version: '4.0.2',
    prepare: async () => {
      const { cwd = '' } = await installNodeClient(join(cache, 'aws-lambda-ric'));
      const entry = join(cwd, '..', 'aws-lambda-ric', 'node_modules', 'aws-lambda-ric', 'index.mjs');
      return (handler) => ({
        label: 'aws-lambda-ric',
        command: [process.execPath, entry, `${handler}.handler`],
        cwd,
        env: { _HANDLER: `${handler}.handler` },
      });
    },
  },
  {
    name: 'awslambdaric',
    version: '4.2.2',
    prepare: async () => {
      const { cwd = '', env = {} } = await installPythonClient(join(cache, 'awslambdaric'));
      return (handler) => ({
        label: 'awslambdaric',
        command: ['python3', '-m', 'awslambdaric', `${handler}.handler`],
        cwd,
        env: { ...env, _HANDLER: `${handler}.handler` },
      });
    },
  },
  {
    name: 'lambda_runtime',
    version: '1.5.0',
    prepare: async () => {
      const { command, cwd = '' } = await installRustClient(join(cache, 'lambda-runtime'));
      return (handler) => ({
        label: 'lambda_runtime',
        command: [...command],
        cwd,
        env: { _HANDLER: `${handler}.handler` },
      });
    },
  },
];
