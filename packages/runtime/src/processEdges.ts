// What the loop needs of the process: the only file that touches it.
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, Environment } from './context.ts';
import { UnsettledPromiseError } from './errors.ts';
import type { Fatal } from './fatalWatch.ts';
import { errorTypes } from './protocol.ts';

/** The process's edges, replaceable in tests. */
export interface StartOptions {
  /** Read, and written for `_X_AMZN_TRACE_ID` and `_LAMBDA_TELEMETRY_LOG_FD`. @default process.env */
  readonly env?: Environment;
  /** Called once, when the loop has ended. @default process.exit */
  readonly exit?: (code: number) => void;
  /** Takes each line of the log, the function's and the loop's own. @default the telemetry descriptor, or standard output */
  readonly log?: (line: string) => void;
  /** Subscribes to what nobody caught; returns how to unsubscribe. @default the process's events */
  readonly onFatal?: (listener: (fatal: Fatal) => void) => () => void;
  /** Subscribes to the announcement of the end; returns how to unsubscribe. @default SIGTERM */
  readonly onTerminate?: (listener: () => void) => () => void;
  /** @default kinglet-node/ and Node's version */
  readonly userAgent?: string;
  /** Waits between tries. @default setTimeout */
  readonly retryDelay?: (ms: number) => Promise<void>;
  /** @default Date.now and performance.now */
  readonly clock?: Clock;
}

/** All of them; `log` stays absent unless given. */
export type Edges = Required<Omit<StartOptions, 'log'>> & Pick<StartOptions, 'log'>;

/** The process's own. */
export function processEdges(): Edges {
  return {
    env: process.env,
    exit: (code) => process.exit(code),
    onFatal: onProcessFatal,
    onTerminate: (listener) => {
      process.on('SIGTERM', listener);
      return () => process.off('SIGTERM', listener);
    },
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
