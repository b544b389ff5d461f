// What a function wants done around snapshots and at the end. Kept on the global object, because the function's bundle
// and the loop may each hold a copy of this module.
import { HookError } from './errors.ts';

/** Runs once; what it returns is awaited. */
export type Hook = () => unknown;

interface Hooks {
  readonly beforeSnapshot: Hook[];
  readonly afterRestore: Hook[];
  readonly shutdown: Hook[];
}

const key: unique symbol = Symbol.for('kinglet.runtime.hooks');

/**
 * Has `hook` run before the environment's snapshot is taken (SnapStart): the hook registered last runs first. Call while
 * the module loads. Close what a snapshot must not hold: connections, credentials.
 */
export function beforeSnapshot(hook: Hook): void {
  hooks().beforeSnapshot.push(checked(hook, 'beforeSnapshot'));
}

/**
 * Has `hook` run after the environment was restored from its snapshot (SnapStart), in order of registration. Call while
 * the module loads. Open again what `beforeSnapshot` closed.
 */
export function afterRestore(hook: Hook): void {
  hooks().afterRestore.push(checked(hook, 'afterRestore'));
}

/**
 * Has `hook` run when the environment is shut down, in order of registration; the platform leaves all of them together
 * 500 ms, 300 ms beside other extensions. Call while the module loads: only then does Lambda announce the shutdown.
 */
export function onShutdown(hook: Hook): void {
  hooks().shutdown.push(checked(hook, 'onShutdown'));
}

/** All hooks so far. */
export function hooks(): Hooks {
  const holder = globalThis as { [key]?: Hooks };
  holder[key] ??= { beforeSnapshot: [], afterRestore: [], shutdown: [] };
  return holder[key];
}

function checked(hook: unknown, name: string): Hook {
  if (typeof hook === 'function') return hook as Hook;
  throw new HookError(`Expected ${name} to be given a function, got ${hook === null ? 'null' : typeof hook}`);
}
