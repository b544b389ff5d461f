// What happens around the loop: the snapshot, and the announcement of the shutdown.
import { type AnswerParts, reportInitError } from './answer.ts';
import type { RuntimeClient } from './client.ts';
import { ApiError } from './errors.ts';
import type { FatalWatch } from './fatalWatch.ts';
import { freshRandomness } from './freshRandomness.ts';
import { type Hook, hooks } from './hooks.ts';
import { pollSignal } from './pollEvent.ts';
import { errorTypes, exitCodes, headerNames, paths, type RetryPolicy } from './protocol.ts';
import { serializeError } from './serializeError.ts';

/** What the lifecycle works with. */
export interface LifecycleParts extends AnswerParts {
  readonly delay: (ms: number) => Promise<void>;
  readonly watch: FatalWatch;
  readonly retry: RetryPolicy;
}

/** The name under which the platform knows why this process wants to be told of its end. */
const extensionName = 'kinglet-shutdown';

/**
 * Runs the hooks, waits through the snapshot, runs the others: newest first before it, oldest first after it.
 *
 * @returns the code to exit with if that failed, which has been reported
 */
export async function passSnapshot(parts: LifecycleParts): Promise<number | undefined> {
  const before = await parts.watch.guard(runAll(hooks().beforeSnapshot.toReversed()));
  if ('failure' in before) {
    await reportInitError(serializeError(before.failure.thrown, errorTypes.beforeSnapshot), parts);
    return exitCodes.beforeSnapshot;
  }
  const ask = () => parts.client.get(paths.restoreNext);
  const poll = { ask, delay: parts.delay, policy: parts.retry, what: 'restore/next' };
  const restored = await parts.watch.guard(pollSignal(poll));
  if ('failure' in restored) {
    const { errorType, errorMessage } = serializeError(restored.failure.thrown, restored.failure.errorType);
    parts.logger.report(undefined, 'ERROR', `${errorType}: ${errorMessage}`);
    return exitCodes.failure;
  }
  // Its other end belonged to the environment that was frozen.
  parts.client.close();
  freshRandomness();
  const after = await parts.watch.guard(runAll(hooks().afterRestore));
  if (!('failure' in after)) return undefined;
  await reportInitError(serializeError(after.failure.thrown, errorTypes.afterRestore), parts, paths.restoreError);
  return exitCodes.afterRestore;
}

/** The extension that has the platform announce the shutdown. */
export interface ShutdownExtension {
  /** Tells the platform that it is ready: a call that is never answered. Once more after a snapshot, which it does not survive. */
  readonly poll: () => void;
}

/**
 * Registers an extension without events, for without one the platform ends the process with no warning; and polls.
 *
 * @param client for this extension alone, because the poll keeps its connection
 * @throws {ApiError} if the platform refuses
 */
export async function announceShutdown(client: RuntimeClient): Promise<ShutdownExtension> {
  const { status, headers } = await client.post(
    paths.extensionRegister,
    { [headerNames.extensionName]: extensionName, 'content-type': 'application/json' },
    Buffer.from('{"events":[]}'),
  );
  const id = headers[headerNames.extensionId];
  if (status !== 200 || !id)
    throw new ApiError(`The platform refused the extension that announces the shutdown with ${status}: leaving`);
  const poll = (): void => {
    client.get(paths.extensionNext, { [headerNames.extensionId]: id }).catch(() => undefined);
    // The process must still notice when nothing is left that could settle a handler's promise.
    client.unref();
  };
  poll();
  return {
    poll: () => {
      client.close();
      poll();
    },
  };
}

/** Runs the hooks for the shutdown; one that fails does not keep the others from running. */
export async function runShutdownHooks({ logger }: Pick<AnswerParts, 'logger'>): Promise<void> {
  for (const hook of hooks().shutdown) {
    try {
      await hook();
    } catch (thrown) {
      logger.report(undefined, 'ERROR', 'Shutdown Error', serializeError(thrown));
    }
  }
}

async function runAll(list: readonly Hook[]): Promise<void> {
  for (const hook of list) await hook();
}
