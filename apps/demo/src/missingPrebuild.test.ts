import { expect, it } from 'vitest';
import { missingPrebuild } from './missingPrebuild.ts';

it.each(['KINGLET_BUNDLER_TOOL', 'KINGLET_BUNDLER_ARCH'])('finds what else this machine lacks: %s', (code) => {
  expect(missingPrebuild(Object.assign(new Error('Expected clang'), { code }))).toBe('Expected clang');
});

it('finds a file that was not built, however deep, and nothing else', () => {
  const missing = Object.assign(new Error('none for arm64'), { code: 'KINGLET_BOOTSTRAP_NOT_BUILT' });

  expect(missingPrebuild(missing)).toBe('none for arm64');
  expect(missingPrebuild(new Error('outer', { cause: missing }))).toBe('none for arm64');
  expect(missingPrebuild(Object.assign(new Error('syntax'), { code: 'KINGLET_BUNDLER_SYNTAX' }))).toBeUndefined();
  expect(missingPrebuild('text')).toBeUndefined();
});
