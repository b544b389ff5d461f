import { expect, test } from 'vitest';
import { MalformedHandlerNameError } from './errors.ts';
import { exportNameOf } from './handlerName.ts';

test.each([
  ['index.handler', 'handler'],
  ['a/b/c.main', 'main'],
  ['a.b.default', 'default'],
  ['', undefined],
  [undefined, undefined],
])('%j names the export %s', (handler, name) => {
  expect(exportNameOf(handler)).toBe(name);
});

test.each(['handler', 'index.', '../index.handler', 'index..handler', '.'])('%j is malformed', (handler) => {
  expect(() => exportNameOf(handler)).toThrow(MalformedHandlerNameError);
  expect(() => exportNameOf(handler)).toThrow(
    expect.objectContaining({ name: 'Runtime.MalformedHandlerName', message: expect.stringContaining('_HANDLER') }),
  );
});
