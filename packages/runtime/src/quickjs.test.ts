// The entry for the quickjs engine, over a stand-in for the module that the bootstrap carries.
import { expect, test, vi } from 'vitest';

const names = ['afterRestore', 'beforeSnapshot', 'HttpResponseStream', 'onShutdown', 'readAsset', 'streamifyResponse'];

vi.mock('kinglet:runtime', () => ({
  afterRestore: 'afterRestore',
  beforeSnapshot: 'beforeSnapshot',
  HttpResponseStream: 'HttpResponseStream',
  onShutdown: 'onShutdown',
  readAsset: 'readAsset',
  streamifyResponse: 'streamifyResponse',
}));

test("passes on what the engine has, which is all that functions use of the package's own entry", async () => {
  const entry = await import('./quickjs.ts');
  const own = await import('./index.ts');

  expect({ ...entry }).toEqual(Object.fromEntries(names.map((name) => [name, name])));
  for (const name of names) expect(own).toHaveProperty(name);
});
