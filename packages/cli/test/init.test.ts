import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from '@kinglet/bundler';
import { commandFor, startEmulator } from '@kinglet/emulator';
import { describe, expect, test } from 'vitest';
import { templateFolder, templateNames } from '../src/init/templates.ts';
import { loadConfig } from '../src/loadConfig.ts';
import { folderWith, kinglet } from './cli.ts';

const packages = fileURLToPath(new URL('../..', import.meta.url));
const own = JSON.parse(readFileSync(join(packages, 'cli/package.json'), 'utf8'));
const arch = process.arch as 'x64' | 'arm64';

/** As `npm install` would leave it. */
function install(folder: string): void {
  const names = { cli: '', kernels: '', runtime: '' };
  mkdirSync(join(folder, 'node_modules/@kinglet'), { recursive: true });
  mkdirSync(join(folder, 'node_modules/@types'));
  for (const name of Object.keys(names)) symlinkSync(join(packages, name), join(folder, 'node_modules/@kinglet', name));
  symlinkSync(join(packages, 'cli/node_modules/@types/node'), join(folder, 'node_modules/@types/node'));
}

const answers: Readonly<Record<(typeof templateNames)[number], unknown>> = {
  minimal: { message: 'Hello, wren!', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  fibonacci: { n: 25, fibonacci: 75025 },
  'simd-vector': { cosine: expect.closeTo(20 / 30, 6), length: 4 },
  streaming: '{"step":1,"square":1}\n{"step":2,"square":4}\n{"step":3,"square":9}\n',
};

describe.each(templateNames)('template %s', (template) => {
  test('type-checks, builds for quickjs without a warning, and answers its event', async () => {
    const cwd = folderWith();
    await kinglet(cwd, ['init', 'mine', '--template', template]);
    const folder = join(cwd, 'mine');
    install(folder);

    const types = await promisify(execFile)(join(packages, '../node_modules/.bin/tsc'), [], { cwd: folder }).catch(
      (error: { stdout: string }) => error,
    );
    expect(types.stdout).toBe('');

    const built = await build({ entry: join(folder, 'src/handler.ts'), outDir: join(folder, 'dist'), arch });
    expect(built).toMatchObject({ engine: 'quickjs', warnings: [] });

    await using emulator = await startEmulator({ command: commandFor(built.bootstrap, built.arch) });
    const { payload, error } = await emulator.invoke(readFileSync(join(folder, 'event.json'), 'utf8'));
    const text = Buffer.from(payload).toString();
    expect(error).toBeUndefined();
    expect(template === 'streaming' ? text : JSON.parse(text)).toEqual(answers[template]);
  });

  test('refuses a wrong event by name', async () => {
    if (template === 'minimal') return;
    const cwd = folderWith();
    await kinglet(cwd, ['init', '--template', template]);
    install(cwd);
    const built = await build({ entry: join(cwd, 'src/handler.ts'), outDir: join(cwd, 'dist'), arch });

    await using emulator = await startEmulator({ command: commandFor(built.bootstrap, built.arch) });
    const { error } = await emulator.invoke('{"n":1.5,"count":0}');

    expect(error?.body).toMatch(/"errorMessage":"Expected /);
  });

  test('has a config that loads, a manifest with the versions of this release, and every file in the tarball', async () => {
    const cwd = folderWith();

    const { stdout } = await kinglet(cwd, ['init', 'my function', '-t', template, '--json']);

    const folder = join(cwd, 'my function');
    const config = await loadConfig(folder);
    expect(config?.values).toMatchObject({ memory: expect.any(Number), description: expect.any(String) });
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    expect(manifest.name).toBe('my-function');
    expect(manifest.devDependencies).toMatchObject({
      '@kinglet/cli': `^${own.version}`,
      '@kinglet/runtime': `^${own.version}`,
      '@types/node': own.devDependencies['@types/node'],
      typescript: own.devDependencies.typescript,
    });
    expect(JSON.parse(stdout)).toEqual({
      folder: 'my function',
      template,
      files: [
        'README.md',
        'event.json',
        '.gitignore',
        'kinglet.config.ts',
        'package.json',
        'src/handler.ts',
        'tsconfig.json',
      ],
    });
    // npm and pnpm leave files with this name out.
    expect(existsSync(join(templateFolder(template), '.gitignore'))).toBe(false);
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('node_modules/\ndist/\n');
  });
});

describe('kinglet init', () => {
  test('is minimal in this folder without a terminal, and says what to type next', async () => {
    const cwd = folderWith();

    const { exitCode, stdout } = await kinglet(cwd, ['init']);

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^minimal in \.: README.md, /);
    expect(stdout.split('\n').slice(1)).toEqual(['next:', '  npm install', '  npx kinglet dev', '']);
    expect(readFileSync(join(cwd, 'src/handler.ts'), 'utf8')).toContain('Hello');
  });

  test('asks at a terminal until it gets a template', async () => {
    const cwd = folderWith();
    const given = ['react', 'streaming'];
    const asked: string[] = [];

    const { stdout, stderr } = await kinglet(cwd, ['init', 'here'], {
      isInteractive: true,
      ask: async (question) => {
        asked.push(question);
        return given.shift()!;
      },
    });

    expect(asked).toHaveLength(2);
    expect(stderr).toBe('Expected one of minimal, fibonacci, simd-vector, streaming, got react\n');
    expect(stdout).toMatch(/^streaming in here: .*\nnext:\n {2}cd here\n/);
  });

  test('overwrites nothing: names what is there, and leaves everything as it was', async () => {
    const cwd = folderWith({ 'package.json': '{"name":"mine"}', 'src/handler.ts': 'mine' });

    const ran = await kinglet(cwd, ['init']);

    expect(ran).toMatchObject({ exitCode: 5, stdout: '' });
    expect(ran.stderr).toContain('found package.json, src/handler.ts: name another folder, or give --force');
    expect(readdirSync(cwd)).toEqual(['package.json', 'src']);
    expect(readFileSync(join(cwd, 'src/handler.ts'), 'utf8')).toBe('mine');
  });

  test('--force overwrites its own files and leaves others', async () => {
    const cwd = folderWith({ 'src/handler.ts': 'mine', 'src/other.ts': 'other' });

    expect(await kinglet(cwd, ['init', '--force'])).toMatchObject({ exitCode: 0 });

    expect(readFileSync(join(cwd, 'src/handler.ts'), 'utf8')).toContain('Hello');
    expect(readFileSync(join(cwd, 'src/other.ts'), 'utf8')).toBe('other');
    expect(readdirSync(cwd).filter((name) => name.startsWith('.kinglet'))).toEqual([]);
  });

  test('works where the config file is broken', async () => {
    const cwd = folderWith({ 'kinglet.config.json': '{' });

    expect(await kinglet(cwd, ['init', 'new'])).toMatchObject({ exitCode: 0 });
  });

  test('a folder that is a file is misuse', async () => {
    const cwd = folderWith({ taken: '' });

    expect(await kinglet(cwd, ['init', 'taken'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('found a file: name another'),
    });
  });

  test('a folder where a file is to be stops it before anything is written', async () => {
    const cwd = folderWith({ 'src/handler.ts/inside': '' });

    const ran = await kinglet(cwd, ['init', '--force']);

    expect(ran).toMatchObject({ exitCode: 5, stderr: expect.stringContaining('found the folder src/handler.ts') });
    expect(readdirSync(cwd)).toEqual(['src']);
  });

  test('what cannot be written leaves nothing behind', async () => {
    const cwd = folderWith({ src: 'a file' });

    const ran = await kinglet(cwd, ['init', '--force']);

    expect(ran).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('Expected to write to') });
    expect(readdirSync(cwd)).toEqual(['src']);
  });

  test.skipIf(process.getuid?.() === 0)('a folder without permission is named', async () => {
    const cwd = folderWith();
    chmodSync(cwd, 0o500);

    expect(await kinglet(cwd, ['init'])).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('EACCES') });
  });

  test('a template that there is none of is misuse', async () => {
    expect(await kinglet(folderWith(), ['init', '--template', 'react'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('one of minimal, fibonacci, simd-vector, streaming'),
    });
  });
});
