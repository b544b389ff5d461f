import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findCompiler, reportSkipped } from '../../../scripts/toolchain.mjs';
import { folderWith, kinglet } from './cli.ts';
import { startDev } from './runningDev.ts';

const handler = (answer: string) => `export const handler = async () => ${answer};\n`;
const local = ['--arch', process.arch];
const isLinux = process.platform === 'linux';

const hasClang = isLinux && findCompiler() !== undefined;
if (!hasClang) reportSkipped('kinglet dev with engine native', 'no clang');

async function answerOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}

describe.skipIf(!isLinux)('while files change', () => {
  test('an edit is answered with, one that is broken is shown and changes nothing', async () => {
    const cwd = folderWith({ 'src/handler.ts': handler('"one"') });
    await using dev = startDev(cwd, local);
    const { url } = await dev.addresses();
    expect(await answerOf(url)).toBe('one');

    writeFileSync(join(cwd, 'src/handler.ts'), handler('"two"'));
    await dev.says('serving the new build');
    expect(await answerOf(url)).toBe('two');

    writeFileSync(join(cwd, 'src/handler.ts'), 'export const handler =\n(\n');
    await dev.says('src/handler.ts:3:1');
    await dev.says('the last good build goes on answering');
    expect(await answerOf(url)).toBe('two');

    writeFileSync(join(cwd, 'src/handler.ts'), handler('"three"'));
    await dev.says('serving the new build');
    expect(await answerOf(url)).toBe('three');
    expect(await dev.stop()).toBe(0);
  });

  test('what the handler imports counts, wherever it is, and what it does not import does not', async () => {
    const shared = folderWith({ 'word.ts': 'export const word = "a";' });
    const source = `import { word } from '${shared}/word.ts';\n${handler('word')}`;
    const cwd = folderWith({ 'src/handler.ts': source, 'src/unused.ts': '' });
    await using dev = startDev(cwd, local);
    const { url } = await dev.addresses();

    writeFileSync(join(cwd, 'src/unused.ts'), 'export {};');
    writeFileSync(join(shared, 'word.ts'), 'export const word = "b";');
    await dev.says('serving the new build');

    expect(await answerOf(url)).toBe('b');
    expect(dev.stderr.join('\n')).not.toContain('unused.ts');
  });

  test('the config file and the assets count; ports stay', async () => {
    const source = `import { readAsset } from '@kinglet/runtime';\n${handler(
      '[process.env.WORD, new TextDecoder().decode(readAsset("note.txt"))]',
    )}`;
    const cwd = folderWith({ 'src/handler.ts': source, 'note.txt': 'x' });
    linkRuntime(cwd);
    await using dev = startDev(cwd, [...local, '--asset', 'note.txt=note.txt']);
    const { url } = await dev.addresses();
    expect(JSON.parse(await answerOf(url))).toEqual([null, 'x']);

    writeFileSync(join(cwd, 'kinglet.config.json'), '{ "environment": { "WORD": "w" } }');
    await dev.says('serving the new build');
    expect(JSON.parse(await answerOf(url))).toEqual(['w', 'x']);

    writeFileSync(join(cwd, 'note.txt'), 'y');
    await dev.says('serving the new build');
    expect(JSON.parse(await answerOf(url))).toEqual(['w', 'y']);

    writeFileSync(join(cwd, 'kinglet.config.json'), '{\n "memory": 1\n}');
    await dev.says('kinglet.config.json:2');
    expect(JSON.parse(await answerOf(url))).toEqual(['w', 'y']);
  });

  test('a first build that fails waits for the change that cures it', async () => {
    const cwd = folderWith({
      'src/handler.ts': "import { word } from './word.ts';\nexport const handler = async () => word;",
    });
    await using dev = startDev(cwd, local);
    await dev.says('waiting for a change');
    expect(existsSync(join(cwd, '.kinglet/dev.json'))).toBe(false);

    writeFileSync(join(cwd, 'src/word.ts'), 'export const word = 7;');

    expect(await answerOf((await dev.addresses()).url)).toBe('7');
  });

  test.skipIf(!hasClang)(
    'engine native is compiled anew for any source of the project',
    async () => {
      const native = (answer: number) => `export function handler(event: string): string { return '${answer}'; }\n`;
      const cwd = folderWith({ 'src/handler.ts': native(1) });
      await using dev = startDev(cwd, [...local, '--engine', 'native']);
      await dev.addresses();
      const invoke = async () => (await kinglet(cwd, ['invoke', '--local'])).stdout;
      expect(await invoke()).toBe('1');

      writeFileSync(join(cwd, 'src/handler.ts'), native(2));
      await dev.says('serving the new build');

      expect(await invoke()).toBe('2');
    },
    120_000,
  );

  test('an entry that is gone for a while is waited for', async () => {
    const cwd = folderWith({ 'src/handler.ts': handler('1') });
    await using dev = startDev(cwd, local);
    const { url } = await dev.addresses();

    rmSync(join(cwd, 'src/handler.ts'));
    await dev.says('the last good build goes on answering');
    expect(await answerOf(url)).toBe('1');
    writeFileSync(join(cwd, 'src/handler.ts'), handler('2'));
    await dev.says('serving the new build');

    expect(await answerOf(url)).toBe('2');
  });

  test('the log of the function goes to stderr, the addresses alone to stdout', async () => {
    const cwd = folderWith({ 'src/handler.ts': 'export const handler = async () => { console.warn("careful"); };' });
    await using dev = startDev(cwd, local);
    const { url, endpoint } = await dev.addresses();

    await answerOf(url);
    await dev.says('duration');

    expect(dev.stdout).toEqual([`lambda  ${endpoint}`, `url     ${url}`]);
    expect(dev.stderr.find((line) => line.includes('careful'))).toMatch(/^[0-9a-f]{8} {2}WARN {4}careful$/);
    expect(dev.stderr.find((line) => line.includes('REPORT'))).toMatch(/duration .* ms, .*cold start .* ms, memory /);
    expect(dev.stderr).toContain(`  curl '${url}'`);
    expect(dev.stderr.join('\n')).not.toContain('START RequestId');
  });
});

describe.skipIf(!isLinux)('where it is', () => {
  test('is in .kinglet/dev.json as long as it runs, and a second one is refused', async () => {
    const cwd = folderWith({ 'package.json': '{ "name": "@me/adder" }', 'src/handler.ts': handler('1') });
    await using dev = startDev(cwd, [...local, '--json']);
    await dev.says('Ctrl-C ends it');

    const file = JSON.parse(readFileSync(join(cwd, '.kinglet/dev.json'), 'utf8'));
    expect(file).toMatchObject({ pid: process.pid, function: 'adder' });
    expect(JSON.parse(dev.stdout.join(''))).toEqual({ ...file, engine: 'quickjs', arch: process.arch });
    const second = await kinglet(cwd, ['dev', '--port', '0', ...local]);
    expect(second.exitCode).toBe(5);
    expect(second.stderr).toContain(`found one at ${file.endpoint} (process ${process.pid})`);

    expect(await dev.stop()).toBe(0);
    expect(existsSync(join(cwd, '.kinglet/dev.json'))).toBe(false);
    expect(readFileSync(join(cwd, '.kinglet/.gitignore'), 'utf8')).toBe('*\n');
  });

  test('a file that a killed one left behind stops nobody, even if its number is used again', async () => {
    const cwd = folderWith({ 'src/handler.ts': handler('1') });
    mkdirSync(join(cwd, '.kinglet'));
    const content = { endpoint: 'http://127.0.0.1:9', pid: process.pid, function: 'function' };
    writeFileSync(join(cwd, '.kinglet/dev.json'), JSON.stringify(content));

    await using dev = startDev(cwd, local);

    expect(await answerOf((await dev.addresses()).url)).toBe('1');
  });

  test('a port that is taken is a conflict', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const cwd = folderWith({ 'src/handler.ts': handler('1') });

    const ran = await kinglet(cwd, ['dev', '--port', String(port), '--url-port', '0', ...local]);
    other.close();

    expect(ran.exitCode).toBe(5);
    expect(ran.stderr).toContain(`${port}`);
    expect(ran.stderr).toContain('give --port and --url-port');
  });

  test('without a function URL there is none', async () => {
    const cwd = folderWith({ 'src/handler.ts': handler('1') });
    await using dev = startDev(cwd, [...local, '--url', 'none']);
    await dev.says('kinglet invoke --local');

    expect(dev.stdout).toEqual([expect.stringMatching(/^lambda {2}http:/)]);
  });

  test('with invoke mode stream the URL answers piece by piece', async () => {
    const source = `export const handler = awslambda.streamifyResponse(async (event, stream) => {
      stream.write('one ');
      await new Promise((done) => setTimeout(done, 300));
      stream.write('two');
      stream.end();
    });`;
    const cwd = folderWith({ 'src/handler.ts': source });
    await using dev = startDev(cwd, [...local, '--invoke-mode', 'stream']);
    const response = await fetch((await dev.addresses()).url);

    const pieces: [string, number][] = [];
    for await (const bytes of response.body!) pieces.push([Buffer.from(bytes).toString(), performance.now()]);

    expect(pieces.map(([text]) => text)).toEqual(['one ', 'two']);
    expect(pieces[1]![1] - pieces[0]![1]).toBeGreaterThan(200);
  });
});

describe('another machine', () => {
  test.each(['darwin', 'win32'] as const)('%s runs the function on Node, and says so', async (platform) => {
    const cwd = folderWith({ 'src/handler.ts': handler('typeof Buffer') });
    await using dev = startDev(cwd, [], { platform });

    expect(await answerOf((await dev.addresses()).url)).toBe('function');
    expect(dev.stderr[0]).toBe(
      `engine quickjs runs on Linux only, this is ${platform}: the function runs on Node here`,
    );
    writeFileSync(join(cwd, 'src/handler.ts'), handler('"new"'));
    await dev.says('serving the new build');
    expect(await answerOf((await dev.addresses()).url)).toBe('new');
  });

  test('one without qemu builds for itself, and says so', async () => {
    const other = process.arch === 'x64' ? 'arm64' : 'x64';
    const cwd = folderWith({ 'src/handler.ts': handler('process.arch') });
    await using dev = startDev(cwd, ['--arch', other], { env: { PATH: '/nonexistent' } });

    expect(await answerOf((await dev.addresses()).url)).toBe(process.arch);
    expect(dev.stderr[0]).toContain(`the function is built for ${process.arch} here`);
  });

  test('a function that turns out to need Node gets the one of this machine', async () => {
    const source = `import { arch } from 'node:os';\n${handler('arch()')}`;
    const cwd = folderWith({ 'src/handler.ts': source });
    await using dev = startDev(cwd, ['--arch', 'arm64']);

    expect(await answerOf((await dev.addresses()).url)).toBe(process.arch);
  });

  test('engine native outside of Linux is refused', async () => {
    const ran = await kinglet(folderWith({ 'src/handler.ts': '' }), ['dev', '--engine', 'native'], {
      platform: 'darwin',
    });

    expect(ran.exitCode).toBe(1);
    expect(ran.stderr).toContain('Expected Linux for engine native, found darwin');
  });
});

test('without an entry nothing is waited for', async () => {
  const cwd = folderWith();

  const ran = await kinglet(cwd, ['dev', ...local]);

  expect(ran.exitCode).toBe(1);
  expect(ran.stderr).toContain('KINGLET_BUNDLER_ENTRY');
  rmSync(join(cwd, '.kinglet'), { recursive: true, force: true });
});

describe.skipIf(!isLinux)('as a process', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends it and all that it started, with exit code 0',
    async (signal) => {
      const cwd = folderWith({ 'src/handler.ts': handler('1') });
      const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
      const args = ['--conditions=@kinglet/source', main, 'dev', '--port', '0', '--url-port', '0', ...local];
      const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
      const ended = once(child, 'exit');
      const url = await firstUrl(child.stdout);
      expect(await answerOf(url)).toBe('1');
      expect(processesIn(cwd).length).toBeGreaterThan(1);

      child.kill(signal);

      expect(await ended).toEqual([0, null]);
      expect(processesIn(cwd)).toEqual([]);
      expect(existsSync(join(cwd, '.kinglet/dev.json'))).toBe(false);
    },
  );
});

async function firstUrl(stdout: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const bytes of stdout) {
    text += bytes;
    const url = /^url +(\S+)\n/m.exec(text)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error(`expected an address, found ${text}`);
}

/** Processes whose folder or program is below `folder`. */
function processesIn(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => ['cwd', 'exe'].some((link) => linkOf(pid, link).startsWith(folder)));
}

function linkOf(pid: string, link: string): string {
  try {
    return readlinkSync(`/proc/${pid}/${link}`);
  } catch {
    return ''; // it has ended, or is somebody else's
  }
}

/** As `npm install @kinglet/runtime` would. */
function linkRuntime(cwd: string): void {
  mkdirSync(join(cwd, 'node_modules/@kinglet'), { recursive: true });
  symlinkSync(fileURLToPath(new URL('../../runtime', import.meta.url)), join(cwd, 'node_modules/@kinglet/runtime'));
}
