/** What runs around a snapshot and before the end. A function here has no captured variables: it uses the module's. */
type Hook = () => void;

const before: Hook[] = [];
const after: Hook[] = [];
const shutdown: Hook[] = [];
const cutOff: Hook[] = [];

/** Before a SnapStart snapshot is taken; the last registered runs first. */
export function beforeSnapshot(hook: () => void): void {
  before.push(hook);
}

/** After a SnapStart snapshot was restored; the first registered runs first. */
export function afterRestore(hook: () => void): void {
  after.push(hook);
}

/** Before the environment ends (SIGTERM); the first registered runs first. */
export function onShutdown(hook: () => void): void {
  shutdown.push(hook);
}

/** After a handler that threw or trapped: memory is again what it was before the first event. */
export function onCutOff(hook: () => void): void {
  cutOff.push(hook);
}

// The kinds are those of kgl_hook in engine.h.
function hooksOf(kind: u32): Hook[] {
  return kind == 0 ? before : kind == 1 ? after : kind == 2 ? shutdown : cutOff;
}

export function hasHook(kind: u32): bool {
  return hooksOf(kind).length > 0;
}

export function runHook(kind: u32): void {
  const hooks = hooksOf(kind);
  for (let i = 0, count = hooks.length; i < count; i++) hooks[kind == 0 ? count - 1 - i : i]();
}
