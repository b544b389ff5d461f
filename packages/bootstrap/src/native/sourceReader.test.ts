import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { libraryPath, sourceReader } from './sourceReader.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'kinglet-source, reader-')));
afterAll(() => rmSync(root, { recursive: true }));

function file(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

file('app/src/handler.ts', 'handler');
file('node_modules/above/index.ts', 'above');
file('app/node_modules/near/index.ts', 'near');
file('store/a@1/node_modules/@scope/linked/index.ts', 'linked');
file('store/a@1/node_modules/dependency/index.ts', 'dependency');
mkdirSync(join(root, 'app/node_modules/@scope'), { recursive: true });
symlinkSync(join(root, 'store/a@1/node_modules/@scope/linked'), join(root, 'app/node_modules/@scope/linked'));

const read = sourceReader({ entry: join(root, 'app/src/handler.ts'), baseDir: root });

test.each([
  ['app/src/handler.ts', 'handler'],
  ['node_modules/above/index.ts', 'above'],
  ['node_modules/near/index.ts', 'near'],
  ['node_modules/@scope/linked/index.ts', 'linked'],
  ['node_modules/@scope/linked/node_modules/dependency/index.ts', 'dependency'],
  ['node_modules/nowhere/index.ts', null],
  ['node_modules/near/node_modules/nowhere/index.ts', null],
  ['app/src/lost.ts', null],
])('%s is %s', (path, text) => {
  expect(read(join(root, path))).toBe(text);
});

test('the library of the engine is found below the base directory', () => {
  expect(read(join(root, libraryPath, '@kinglet/runtime/index.ts'))).toContain('export');
});
