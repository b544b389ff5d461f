// What the reference loop does between loading the function and its first poll.
import { describe, Named, postError } from './errors.ts';
import { has, sleep } from './fault.ts';
import { hooks } from './hooks.ts';
import { exchange, freshConnections } from './http.ts';

const base = '/2018-06-01/runtime';

export async function load(): Promise<(...args: unknown[]) => unknown> {
  try {
    const [, , name = ''] = /^(?!.*\.\.)(.+)\.([^.]+)$/.exec(process.env._HANDLER ?? '') ?? [];
    if (name === '') throw new Named('Runtime.MalformedHandlerName', 'no name');
    const module = await importNamed();
    const found = module[name] ?? module.rawHandler;
    if (typeof found !== 'function') throw new Named('Runtime.HandlerNotFound', 'no handler');
    return Object.assign(found as (...args: unknown[]) => unknown, { raw: module[name] === undefined });
  } catch (error) {
    const echo: Record<string, string> = has('alwaysEcho') ? { 'lambda-runtime-invocation-id': 'x' } : {};
    if (!has('silentInit')) await postError(`${base}/init/error`, error, undefined, echo);
    return process.exit(has('initZero') ? 0 : 1);
  }
}

async function importNamed(): Promise<Record<string, unknown>> {
  try {
    return (await import(process.env.HANDLER as string)) as Record<string, unknown>;
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND';
    if (missing) throw new Named('Runtime.ImportModuleError', error);
    throw error instanceof SyntaxError ? new Named('Runtime.UserCodeSyntaxError', error) : error;
  }
}

/** Registers the extension that makes the platform send SIGTERM. */
export async function prepareShutdown(): Promise<void> {
  if (has('alwaysRegister') || (hooks.shutdown.length > 0 && !has('noRegister')))
    await exchange('POST', '/2020-01-01/extension/register', Buffer.from('{"events":[]}'), {
      'lambda-extension-name': 'reference',
    });
  if (hooks.shutdown.length === 0 || has('noTerm')) return;
  process.once('SIGTERM', () => {
    void Promise.all(hooks.shutdown.map((hook) => hook())).then(() => process.exit(0));
  });
}

/** Runs the hooks around the snapshot. */
export async function snapshot(): Promise<void> {
  const snapStart = process.env.AWS_LAMBDA_INITIALIZATION_TYPE === 'snap-start' || has('alwaysHooks');
  if (!snapStart || (has('restoreOnlyWithHooks') && hooks.before.length === 0)) return;
  await runOr(has('hooksFifo') ? hooks.before : hooks.before.toReversed(), 'Runtime.BeforeSnapshotError', 'init', 64);
  await exchange('GET', `${base}/restore/next`).catch(() => undefined);
  freshConnections();
  await runOr(hooks.after, 'Runtime.AfterRestoreError', 'restore', 65);
}

async function runOr(list: readonly (() => unknown)[], type: string, phase: string, code: number): Promise<void> {
  try {
    for (const hook of list) await hook();
  } catch (error) {
    await postError(`${base}/${phase}/error`, new Named(type, describe(error).errorMessage));
    process.exit(has('exitOne') ? 1 : code);
  }
}

export async function dawdle(): Promise<void> {
  if (has('slowStart')) await sleep(500);
  if (has('busyWait'))
    setInterval(() => {
      for (const end = Date.now() + 5; Date.now() < end; );
    }, 1);
}
