import { expect, test } from 'vitest';
import { formatDiagnostic, placeIn } from './formatDiagnostic.ts';

const source = 'const one = 1;\nexport async function handler(): void {}\n';
const at = (start: number, normalizedPath = 'handler.ts') => ({
  ...{ message: 'No.', code: 1, category: 3, range: { start, source: { normalizedPath } } },
});

const sources = { sourceOf: () => source, shown: (path: string) => `src/${path}` };

test('an error names its file, line and column', () => {
  expect(formatDiagnostic(at(6), sources)).toBe('src/handler.ts:1:7: No.');
  expect(placeIn(source, 0)).toBe('1:1');
});

test('an error in what was generated names the file, one without a place only what is wrong', () => {
  expect(formatDiagnostic(at(6), { ...sources, sourceOf: () => null })).toBe('handler.ts: No.');
  expect(formatDiagnostic({ ...at(6), range: null }, sources)).toBe('No.');
});

test('an error on a line with async says what to write', () => {
  expect(formatDiagnostic(at(22), sources)).toBe(
    'src/handler.ts:2:8: No. AssemblyScript has no promises: write a function without `async`.',
  );
});
