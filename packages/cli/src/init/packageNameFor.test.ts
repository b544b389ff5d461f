import { expect, test } from 'vitest';
import { packageNameFor } from './packageNameFor.ts';

test.each([
  ['/home/me/hello', 'hello'],
  ['/home/me/My Function', 'my-function'],
  ['/tmp/Zürich_2', 'zurich_2'],
  ['/tmp/--x--', 'x'],
  ['/', 'function'],
  ['/tmp/日本', 'function'],
  [`/tmp/${'a'.repeat(63)}-b`, 'a'.repeat(63)],
])('%s becomes %s', (folder, name) => {
  expect(packageNameFor(folder)).toBe(name);
});
