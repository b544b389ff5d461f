import { describe, expect, it } from 'vitest';
import { createEnvironment } from './environment.ts';

function setUp() {
  const variables: Record<string, string> = { A: '1' };
  const env = createEnvironment({
    environment: () => variables,
    getVariable: (name) => variables[name],
    setVariable: (name, value) => {
      if (value === undefined) delete variables[name];
      else variables[name] = value;
    },
  });
  return { env, variables };
}

describe('process.env', () => {
  it('shows variables as they are now', () => {
    const { env, variables } = setUp();

    variables.B = '2';

    expect({ ...env }).toEqual({ A: '1', B: '2' });
    expect('B' in env).toBe(true);
    expect(env.C).toBeUndefined();
    expect(env[Symbol('x') as never]).toBeUndefined();
    // biome-ignore lint/suspicious/noPrototypeBuiltins: the method is what is tested
    expect(env.hasOwnProperty('A')).toBe(true);
  });

  it('writes text through, and removes', () => {
    const { env, variables } = setUp();

    env.N = 5 as never;
    delete env.A;

    expect(variables).toEqual({ N: '5' });
    expect(Object.keys(env)).toEqual(['N']);
  });

  it('refuses what no variable can be', () => {
    const { env, variables } = setUp();

    expect(() =>
      Object.defineProperty(env, 'D', { value: '3', configurable: true, enumerable: true, writable: true }),
    ).not.toThrow();
    expect(() => ((env as Record<symbol, string>)[Symbol('q')] = 'x')).toThrow(TypeError);
    expect(() => (env.N = 'a\0b')).toThrow(TypeError);
    expect(variables).toEqual({ A: '1', D: '3' });
  });
});
