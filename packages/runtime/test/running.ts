// Runs the loop inside this process against a script, with the process's edges replaced.
import { type ScriptOptions, type ScriptStep, startScriptedApi } from '@kinglet/emulator';
import { type HandlerModule, type StartOptions, start } from '../src/index.ts';

/** What is left when the loop has ended. */
export interface Run {
  code: number | undefined;
  readonly lines: string[];
  readonly delays: number[];
  /** Every request, in order. */
  readonly requests: {
    readonly method: string;
    readonly target: string;
    readonly text: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly trailers: Readonly<Record<string, string>>;
    readonly connection: number;
  }[];
  readonly env: Record<string, string | undefined>;
}

/** Ends the loop: the only way out that is not a failure of the test. */
export const end: ScriptStep = { method: 'GET', actions: [{ send: { status: 500, body: 'the end' } }] };

/** Plays the script to its end. */
export async function running(
  steps: readonly ScriptStep[],
  module: HandlerModule | (() => Promise<HandlerModule>),
  { env = {}, script = {}, ...options }: Partial<StartOptions> & { script?: ScriptOptions } = {},
): Promise<Run> {
  await using api = await startScriptedApi(steps, script);
  const run: Run = {
    code: undefined,
    lines: [],
    delays: [],
    requests: [],
    env: { AWS_LAMBDA_RUNTIME_API: api.address, ...env },
  };
  await start(typeof module === 'function' ? module : async () => module, {
    env: run.env,
    exit: (code) => {
      run.code = code;
    },
    log: (line) => run.lines.push(line),
    onFatal: () => () => undefined,
    retryDelay: async (ms) => {
      run.delays.push(ms);
    },
    ...options,
  });
  await api.finished(1000);
  for (const { method, target, body, headers, trailers, connection } of api.requests)
    run.requests.push({
      method,
      target: target.replace('/2018-06-01/runtime/', ''),
      text: Buffer.from(body).toString(),
      headers: { ...headers },
      trailers: { ...trailers },
      connection,
    });
  return run;
}
