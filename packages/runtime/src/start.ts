// The entry: loads the function, runs the loop, ends the process.
import { setImmediate as turn } from 'node:timers/promises';
import { reportInitError } from './answer.ts';
import { RuntimeClient } from './client.ts';
import type { Environment } from './context.ts';
import { EnvironmentError } from './errors.ts';
import { FatalWatch } from './fatalWatch.ts';
import { type HandlerModule, type ResolvedHandler, resolveHandler } from './handler.ts';
import { exportNameOf } from './handlerName.ts';
import { hooks } from './hooks.ts';
import { HttpResponseStream } from './httpResponseStream.ts';
import { concurrentScope, singleScope } from './invocationScope.ts';
import { announceShutdown, passSnapshot, runShutdownHooks, type ShutdownExtension } from './lifecycle.ts';
import { Logger } from './logger.ts';
import { logLevelOf } from './logLevel.ts';
import { frameTarget, type LogTarget, stdoutTarget } from './logTarget.ts';
import { type LoopParts, runLoop } from './loop.ts';
import { patchConsole } from './patchConsole.ts';
import { type Edges, processEdges, type StartOptions } from './processEdges.ts';
import { concurrentRetry, envNames, exitCodes, singleRetry } from './protocol.ts';
import { importErrorType, serializeError } from './serializeError.ts';
import { markStart } from './startMarks.ts';
import { streamifyResponse } from './streamifyResponse.ts';

/**
 * Runs a function until the environment is shut down. Resolves only after `exit` has been called.
 *
 * @param load imports the module with the handler; what it throws is reported as an init error.
 * @example
 * await start(() => import('./handler.ts'));
 */
export async function start(load: () => Promise<HandlerModule>, options: StartOptions = {}): Promise<void> {
  const edges = { ...processEdges(), ...options };
  const shared = sharedParts(edges);
  const undo = [edges.onFatal((fatal) => shared.watch.report(fatal)), patchConsole(shared.logger)];
  const clients: RuntimeClient[] = [];
  let code: number = exitCodes.failure;
  try {
    for (let i = 0; i < pollersOf(edges.env); i++) clients.push(clientOf(edges));
    const loops = clients.map((client) => ({ ...shared, client }));
    code = await run(load, loops, edges);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    shared.logger.report(undefined, 'ERROR', error.message);
  } finally {
    for (const client of clients) client.close();
    for (const step of undo) step();
  }
  edges.exit(code);
}

/** What all loops of the process have in common. */
function sharedParts(edges: Edges): Omit<LoopParts, 'client'> {
  const { env, clock, retryDelay } = edges;
  const concurrent = Boolean(env[envNames.maxConcurrency]);
  const scope = concurrent ? concurrentScope() : singleScope();
  const format = concurrent || env[envNames.logFormat]?.toUpperCase() === 'JSON' ? 'JSON' : 'TEXT';
  const target = targetOf(edges, format);
  return {
    env,
    clock,
    delay: retryDelay,
    logger: new Logger({ format, level: logLevelOf(env[envNames.logLevel]), scope, target }),
    watch: new FatalWatch(),
    scope,
    concurrent,
    retry: concurrent ? concurrentRetry : singleRetry,
    workingDirectory: process.cwd(),
  };
}

/** Resolves, with the exit code, when the process has to end; the reason has been reported. */
async function run(load: () => Promise<HandlerModule>, loops: readonly LoopParts[], edges: Edges): Promise<number> {
  const [first] = loops as [LoopParts];
  const handler = await loadFunction(load, first);
  if (!handler) return exitCodes.failure;
  const live = (extension?: ShutdownExtension): Promise<number> => passSnapshotAndLoop(handler, loops, extension);
  return hooks().shutdown.length === 0 ? live() : runUntilTerminated(live, first, edges);
}

async function passSnapshotAndLoop(
  handler: ResolvedHandler,
  loops: readonly LoopParts[],
  extension: ShutdownExtension | undefined,
): Promise<number> {
  const [first] = loops as [LoopParts];
  if (first.env[envNames.initializationType] === 'snap-start') {
    const code = await passSnapshot(first);
    if (code !== undefined) return code;
    extension?.poll();
  }
  return runLoops(handler, loops);
}

async function runLoops(handler: ResolvedHandler, loops: readonly LoopParts[]): Promise<number> {
  const ends = loops.map(async (parts) => {
    const { errorMessage, errorType } = await runLoop(handler, parts);
    parts.logger.report(undefined, 'ERROR', `${errorType}: ${errorMessage}`);
  });
  await Promise.all(ends);
  return exitCodes.failure;
}

/** Undefined if it cannot be called, which has been reported. */
async function loadFunction(
  load: () => Promise<HandlerModule>,
  parts: LoopParts,
): Promise<ResolvedHandler | undefined> {
  const loaded = await parts.watch.guard(loadHandler(load, parts.env));
  if ('value' in loaded) return loaded.value;
  const { thrown, errorType } = loaded.failure;
  const type = errorType ?? (loaded.fatal ? undefined : importErrorType(thrown));
  await reportInitError(serializeError(thrown, type), parts);
  return undefined;
}

async function loadHandler(load: () => Promise<HandlerModule>, env: Environment): Promise<ResolvedHandler> {
  const name = exportNameOf(env[envNames.handler]);
  const globals = globalThis as { awslambda?: object };
  globals.awslambda = { ...globals.awslambda, streamifyResponse, HttpResponseStream };
  markStart('initBegin');
  const module = await load();
  markStart('initEnd');
  const handler = resolveHandler(module, name);
  // One turn of the event loop: a promise that the module left rejected is reported by then.
  await turn();
  return handler;
}

/** The extension is registered first of all: after the initialization the platform takes none. */
async function runUntilTerminated(
  live: (extension: ShutdownExtension) => Promise<number>,
  parts: LoopParts,
  edges: Edges,
): Promise<number> {
  let unsubscribe: () => void = () => undefined;
  const terminated = new Promise<number>((resolve) => {
    unsubscribe = edges.onTerminate(() => {
      void runShutdownHooks(parts).then(() => resolve(exitCodes.shutdown));
    });
  });
  const announcing = clientOf(edges);
  try {
    const announced = await parts.watch.guard(announceShutdown(announcing));
    if ('value' in announced) return await Promise.race([live(announced.value), terminated]);
    await reportInitError(serializeError(announced.failure.thrown), parts);
    return exitCodes.failure;
  } finally {
    announcing.close();
    unsubscribe();
  }
}

function clientOf({ env, userAgent }: Edges): RuntimeClient {
  return new RuntimeClient(env[envNames.runtimeApi], { userAgent });
}

/** @throws {EnvironmentError} */
function pollersOf(env: Environment): number {
  const concurrency = env[envNames.maxConcurrency];
  if (!concurrency) return 1;
  if (/^[1-9]\d{0,3}$/.test(concurrency)) return Number(concurrency);
  throw new EnvironmentError(
    `Expected ${envNames.maxConcurrency} to be a whole number from 1 to 9999, found ${JSON.stringify(concurrency)}`,
  );
}

/** The function must not see the descriptor: what it wrote there would break the frames. */
function targetOf({ env, log }: Edges, format: 'TEXT' | 'JSON'): LogTarget {
  const fd = env[envNames.telemetryFd];
  delete env[envNames.telemetryFd];
  if (log) return log;
  return fd !== undefined && /^\d+$/.test(fd) ? frameTarget(Number(fd), format) : stdoutTarget();
}
