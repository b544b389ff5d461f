// The hooks that functions register with the reference loop.
type Hook = () => unknown;

const registered = { before: [] as Hook[], after: [] as Hook[], shutdown: [] as Hook[] };
export const hooks: typeof registered = registered;

export const beforeSnapshot = (hook: Hook): unknown => registered.before.push(hook);
export const afterRestore = (hook: Hook): unknown => registered.after.push(hook);
export const onShutdown = (hook: Hook): unknown => registered.shutdown.push(hook);
