// process.env: the process's own variables, read and written where they are, so that what the loop changes is seen.
import type { Native } from './native.ts';

/** An object with the form of Node's process.env. */
export function createEnvironment(
  native: Pick<Native, 'environment' | 'getVariable' | 'setVariable'>,
): Record<string, string> {
  const read = (name: PropertyKey): string | undefined =>
    typeof name === 'string' ? native.getVariable(name) : undefined;
  const write = (name: PropertyKey, value: unknown): boolean => {
    const text = String(value);
    if (typeof name !== 'string' || text.includes('\0')) {
      throw new TypeError('Expected an environment variable to have a text as its name and a value without NUL');
    }
    native.setVariable(name, text);
    return true;
  };
  return new Proxy<Record<string, string>>(
    {},
    {
      get: (target, name) => read(name) ?? Reflect.get(target, name),
      has: (_, name) => read(name) !== undefined,
      ownKeys: () => Object.keys(native.environment()),
      set: (_, name, value) => write(name, value),
      defineProperty: (_, name, { value }) => write(name, value),
      deleteProperty(_, name) {
        native.setVariable(String(name), undefined);
        return true;
      },
      getOwnPropertyDescriptor(_, name) {
        const value = read(name);
        return value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true };
      },
    },
  );
}
