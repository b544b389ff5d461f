// The entry: loads the function, runs the loop, ends the process. The only file that touches the process itself.
import { performance } from 'node:perf_hooks';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { RuntimeClient } from './client.ts';
import type { Clock, Environment } from './context.ts';
import { EnvironmentError, UnsettledPromiseError } from './errors.ts';
import { type Fatal, FatalWatch } from './fatalWatch.ts';
import { type ByteHandler, type HandlerModule, resolveHandler } from './handler.ts';
import { type LoopParts, reportInitError, runLoop } from './loop.ts';
import { envNames, errorTypes, exitCodes } from './protocol.ts';
import { importErrorType, serializeError } from './serializeError.ts';

/** The process's edges, replaceable in tests. */
export interface StartOptions {
  /** Read, and written for `_X_AMZN_TRACE_ID`. @default process.env */
  readonly env?: Environment;
  /** Called once, with a code other than 0, when the loop has ended. @default process.exit */
  readonly exit?: (code: number) => void;
  /** Writes one line about the loop itself. @default console.error */
  readonly log?: (line: string) => void;
  /** Subscribes to what nobody caught; returns how to unsubscribe. @default the process's events */
  readonly onFatal?: (listener: (fatal: Fatal) => void) => () => void;
  /** @default kinglet-node/ and Node's version */
  readonly userAgent?: string;
  /** Waits between tries. @default setTimeout */
  readonly retryDelay?: (ms: number) => Promise<void>;
  /** @default Date.now and performance.now */
  readonly clock?: Clock;
}

/**
 * Runs a function until the environment is shut down. Resolves only after `exit` has been called.
 *
 * @param load imports the module with the handler; what it throws is reported as an init error.
 * @example
 * await start(() => import('./handler.ts'));
 */
export async function start(load: () => Promise<HandlerModule>, options: StartOptions = {}): Promise<void> {
  const edges = { ...processEdges(), ...options };
  const watch = new FatalWatch();
  const unsubscribe = edges.onFatal((fatal) => watch.report(fatal));
  try {
    const client = new RuntimeClient(edges.env[envNames.runtimeApi], { userAgent: edges.userAgent });
    try {
      await run(load, {
        client,
        env: edges.env,
        clock: edges.clock,
        delay: edges.retryDelay,
        log: logger(edges),
        watch,
      });
    } finally {
      client.close();
    }
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    edges.log(error.message);
  } finally {
    unsubscribe();
  }
  edges.exit(exitCodes.failure);
}

/** Resolves when the process has to end; the reason has been reported. */
async function run(load: () => Promise<HandlerModule>, parts: LoopParts): Promise<void> {
  const loaded = await parts.watch.guard(loadHandler(load));
  if ('failure' in loaded) {
    const { thrown, errorType } = loaded.failure;
    return reportInitError(
      serializeError(thrown, errorType ?? (loaded.fatal ? undefined : importErrorType(thrown))),
      parts,
    );
  }
  const { errorMessage, errorType } = await runLoop(loaded.value, parts);
  parts.log('-', 'ERROR', `${errorType}: ${errorMessage}`);
}

async function loadHandler(load: () => Promise<HandlerModule>): Promise<ByteHandler> {
  const handle = resolveHandler(await load());
  // One turn of the event loop: a promise that the module left rejected is reported by then.
  await turn();
  return handle;
}

function logger(edges: { readonly log: (line: string) => void }): LoopParts['log'] {
  return (requestId, level, text) => edges.log(`${new Date().toISOString()}\t${requestId}\t${level}\t${text}`);
}

function processEdges(): Required<StartOptions> {
  return {
    env: process.env,
    exit: (code) => process.exit(code),
    log: (line) => console.error(line),
    onFatal: onProcessFatal,
    userAgent: `kinglet-node/${process.versions.node}`,
    retryDelay: (ms) => wait(ms),
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
  };
}

function onProcessFatal(listener: (fatal: Fatal) => void): () => void {
  const onException = (thrown: unknown): void => listener({ thrown });
  const onRejection = (thrown: unknown): void => listener({ thrown, errorType: errorTypes.unhandledRejection });
  // Without this Node would leave with code 13 and no word to the platform.
  const onDrained = (): void => listener({ thrown: new UnsettledPromiseError(), recoverable: true });
  process.on('beforeExit', onDrained);
  process.on('uncaughtException', onException);
  process.on('unhandledRejection', onRejection);
  return () => {
    process.off('beforeExit', onDrained);
    process.off('uncaughtException', onException);
    process.off('unhandledRejection', onRejection);
  };
}
