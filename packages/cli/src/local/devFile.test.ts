import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../test/cli.ts';
import { removeDevFile, runningDevServer, writeDevFile } from './devFile.ts';

const content = {
  endpoint: 'http://127.0.0.1:9001',
  url: 'http://127.0.0.1:9000',
  pid: process.pid,
  function: 'adder',
};

test('what was written is read while its process lives', () => {
  const cwd = folderWith();
  writeDevFile(cwd, content);

  expect(runningDevServer(cwd)).toEqual(content);
  expect(readdirSync(join(cwd, '.kinglet')).sort()).toEqual(['.gitignore', 'dev.json']);
});

test('the file of a process that has ended counts as none', async () => {
  const cwd = folderWith();
  const child = spawn('true');
  await once(child, 'exit');
  writeDevFile(cwd, { ...content, pid: child.pid! });

  expect(runningDevServer(cwd)).toBeUndefined();
});

test('only its own file is removed', () => {
  const cwd = folderWith();
  writeDevFile(cwd, content);

  removeDevFile(cwd, process.pid + 1);
  expect(existsSync(join(cwd, '.kinglet/dev.json'))).toBe(true);
  removeDevFile(cwd, process.pid);
  expect(existsSync(join(cwd, '.kinglet/dev.json'))).toBe(false);
});

test.each([
  '',
  '{',
  '[]',
  '{"endpoint":1,"pid":2,"function":"x"}',
  '{"endpoint":"x","pid":-1,"function":"x"}',
  '{"endpoint":"x","pid":0,"function":"x"}',
])('a file with %j counts as none', (text) => {
  const cwd = folderWith({ '.kinglet/dev.json': text });

  expect(runningDevServer(cwd)).toBeUndefined();
  removeDevFile(cwd, process.pid);
  expect(readFileSync(join(cwd, '.kinglet/dev.json'), 'utf8')).toBe(text);
});

test('what the project has in .gitignore of the folder stays', () => {
  const cwd = folderWith({ '.kinglet/.gitignore': 'own\n' });
  writeFileSync(join(cwd, '.kinglet/other'), '');

  writeDevFile(cwd, content);

  expect(readFileSync(join(cwd, '.kinglet/.gitignore'), 'utf8')).toBe('own\n');
});
