// What a program wants to be told of its process: the snapshot, the restore, the end.
type Hook = () => unknown;

export interface Hooks {
  readonly register: Record<'beforeSnapshot' | 'afterRestore' | 'onShutdown', (hook: Hook) => void>;
  /** `kind`: 0 before the snapshot, 1 after the restore, 2 at the end (engine.h). */
  has(kind: number): boolean;
  /** Runs the hooks of a kind one after another; the first that fails ends it, but not at the end. */
  run(kind: number): Promise<void>;
}

/**
 * `trap` is called with the first shutdown hook: SIGTERM no longer ends the process. `report` is told of one that fails:
 * the others have their own things to close.
 */
export function createHooks(trap: () => void, report: (thrown: unknown) => void): Hooks {
  const hooks: readonly [Hook[], Hook[], Hook[]] = [[], [], []];
  const add =
    (kind: 0 | 1 | 2) =>
    (hook: Hook): void => {
      if (typeof hook !== 'function') {
        throw new TypeError(`Expected \`hook\` to be a function, got \`${String(hook)}\` (${typeof hook})`);
      }
      if (kind === 2 && hooks[2].length === 0) trap();
      // What was opened last is closed first.
      if (kind === 0) hooks[0].unshift(hook);
      else hooks[kind].push(hook);
    };
  return {
    register: { beforeSnapshot: add(0), afterRestore: add(1), onShutdown: add(2) },
    has: (kind) => (hooks[kind]?.length ?? 0) > 0,
    async run(kind) {
      for (const hook of hooks[kind] ?? []) {
        try {
          await hook();
        } catch (thrown) {
          if (kind !== 2) throw thrown;
          report(thrown);
        }
      }
    },
  };
}
