import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { folderWith } from '../../test/cli.ts';
import { removeDevFile, runningDevServer, writeDevFile } from './devFile.ts';

const content = {
  endpoint: 'http://127.0.0.1:9001',
  url: 'http://127.0.0.1:9000',
  pid: process.pid,
  function: 'adder',
};

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** The address of a server; with `isDeaf` it takes connections, and never answers. */
async function listening(isDeaf = false): Promise<string> {
  const server = createServer((_, response) => (isDeaf ? undefined : response.end())).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

function running(cwd: string, signal = new AbortController().signal) {
  return runningDevServer({ cwd, fetch, signal });
}

test('what was written is read while its process lives and its server answers', async () => {
  const cwd = folderWith();
  const served = { ...content, endpoint: await listening() };
  writeDevFile(cwd, served);

  expect(await running(cwd)).toEqual(served);
  expect(readdirSync(join(cwd, '.kinglet')).sort()).toEqual(['.gitignore', 'dev.json']);
});

test('the file of a process that has ended counts as none', async () => {
  const cwd = folderWith();
  const child = spawn('true');
  await once(child, 'exit');
  writeDevFile(cwd, { ...content, endpoint: await listening(), pid: child.pid! });

  expect(await running(cwd)).toBeUndefined();
});

test('a process that lives, but does not serve, counts as none: its number is one that was used before', async () => {
  const cwd = folderWith();
  writeDevFile(cwd, { ...content, endpoint: 'http://127.0.0.1:9' });

  expect(await running(cwd)).toBeUndefined();
});

test('Ctrl-C ends the wait for a server that says nothing', async () => {
  const cwd = folderWith();
  writeDevFile(cwd, { ...content, endpoint: await listening(true) });

  await expect(running(cwd, AbortSignal.timeout(50))).rejects.toMatchObject({ code: 'KINGLET_CLI_INTERRUPTED' });
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
])('a file with %j counts as none', async (text) => {
  const cwd = folderWith({ '.kinglet/dev.json': text });

  expect(await running(cwd)).toBeUndefined();
  removeDevFile(cwd, process.pid);
  expect(readFileSync(join(cwd, '.kinglet/dev.json'), 'utf8')).toBe(text);
});

test('what the project has in .gitignore of the folder stays', () => {
  const cwd = folderWith({ '.kinglet/.gitignore': 'own\n' });
  writeFileSync(join(cwd, '.kinglet/other'), '');

  writeDevFile(cwd, content);

  expect(readFileSync(join(cwd, '.kinglet/.gitignore'), 'utf8')).toBe('own\n');
});
