// Which invocation the running code belongs to: for logs.
import type { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of an invocation outside of its handler. */
export interface Invocation {
  readonly requestId: string;
  readonly tenantId: string | undefined;
}

/** Remembers the invocation while its code runs. */
export interface InvocationScope {
  /** Calls `task` as part of an invocation. */
  readonly run: <T>(invocation: Invocation, task: () => T) => T;
  /** Undefined before the first. */
  readonly current: () => Invocation | undefined;
}

/** For one event at a time: whatever runs belongs to the last one, with nothing to pay for it. */
export function singleScope(): InvocationScope {
  let last: Invocation | undefined;
  return {
    run: (invocation, task) => {
      last = invocation;
      return task();
    },
    current: () => last,
  };
}

/** For several events at a time: follows each one through its promises and timers. */
export function concurrentScope(): InvocationScope {
  // Not imported: a function with one event at a time shall not wait for this to load.
  const hooks = process.getBuiltinModule('node:async_hooks');
  const storage: AsyncLocalStorage<Invocation> = new hooks.AsyncLocalStorage();
  return {
    run: (invocation, task) => storage.run(invocation, task),
    current: () => storage.getStore(),
  };
}
