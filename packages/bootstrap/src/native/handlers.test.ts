import { expect, test } from 'vitest';
import { type ExportedFunction, findHandlers, handlerOf } from './handlers.ts';

const declared = (name: string, parameters: string[], returns: string): ExportedFunction => ({
  ...{ name, parameters, returns, place: 'handler.ts:1:1' },
});

test.each([
  [['string'], 'string', 'text', false],
  [['string', 'Context'], 'string', 'text', true],
  [['Uint8Array'], 'Uint8Array', 'bytes', false],
  [['Uint8Array', 'Context'], 'Uint8Array', 'bytes', true],
  [['string', 'ResponseStream'], 'void', 'stream', false],
  [['string', 'ResponseStream', 'Context'], 'void', 'stream', true],
] as const)('(%j): %s is a handler of kind %s', (parameters, returns, kind, takesContext) => {
  expect(handlerOf(declared('run', [...parameters], returns))).toEqual({ name: 'run', kind, takesContext });
});

test.each([
  [['i32'], 'i32'],
  [['string', 'string'], 'string'],
  [['Context', 'string'], 'string'],
  [['string'], 'void'],
  [['string', 'ResponseStream'], 'string'],
  [[], 'string'],
] as const)('(%j): %s is none', (parameters, returns) => {
  expect(handlerOf(declared('handler', [...parameters], returns))).toBeUndefined();
});

test('rawHandler comes first, then handler, then the others in their order', () => {
  const names = ['b', 'handler', 'a', 'rawHandler'].map((name) => declared(name, ['string'], 'string'));

  expect(findHandlers(names).map(({ name }) => name)).toEqual(['rawHandler', 'handler', 'b', 'a']);
});
