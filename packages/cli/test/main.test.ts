// The command line as a process, from what is built: what only a process has.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { reportSkipped } from '../../../scripts/toolchain.mjs';
import { folderWith } from './cli.ts';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const empty = folderWith();

beforeAll(() => {
  if (!existsSync(main)) throw new Error(`expected the build at ${main}, found none: type npm run build`);
});

function run(args: string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, [main, ...args], {
    cwd: empty,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: empty, ...env },
  });
}

test('is what the package calls `kinglet`, and can be executed', () => {
  const { bin } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

  expect(bin).toEqual({ kinglet: './dist/main.js' });
  expect(readFileSync(main, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});

test('data goes to stdout, errors to stderr, with the exit code', () => {
  expect(run(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('kinglet <verb>'), stderr: '' });
  expect(run(['nope'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('Expected a verb') });
  expect(run(['verify', 'nope'])).toMatchObject({ status: 1, stdout: '' });
});

describe('colours', () => {
  const red = '\u001b[31m';

  test('are for terminals: none in a pipe', () => {
    expect(run(['nope']).stderr).not.toContain('\u001b');
  });

  test('can be forced, and NO_COLOR is obeyed', () => {
    expect(run(['nope'], { FORCE_COLOR: '1' }).stderr).toContain(red);
    expect(run(['nope'], { NO_COLOR: '1' }).stderr).not.toContain('\u001b');
  });

  const hasScript = existsSync('/usr/bin/script');
  if (!hasScript) reportSkipped('colours at a terminal', 'script is not installed');
  test.skipIf(!hasScript)('are seen at a terminal, but with NO_COLOR', () => {
    const atTerminal = (env: Record<string, string>): string =>
      spawnSync('script', ['-qfc', `${process.execPath} ${main} verify ${process.execPath}`, '/dev/null'], {
        cwd: empty,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, HOME: empty, TERM: 'xterm', ...env },
      }).stdout;

    expect(atTerminal({})).toContain(red);
    expect(atTerminal({ NO_COLOR: '1' })).toContain('expected');
    expect(atTerminal({ NO_COLOR: '1' })).not.toContain('\u001b[31m');
  });
});

test('a reader that leaves early is no error', () => {
  const line = `"$NODE" "$MAIN" completion bash | head -1; echo "\${PIPESTATUS[0]}"`;

  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', line], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NODE: process.execPath, MAIN: main },
  });

  expect({ stdout, stderr }).toEqual({ stdout: '# kinglet completion bash\n0\n', stderr: '' });
});

test.skipIf(process.platform !== 'linux')('a server whose reader leaves ends, and leaves nothing behind', () => {
  const cwd = folderWith({ 'src/handler.ts': 'export const handler = async () => 1;' });
  const line = `"$NODE" "$MAIN" dev --port 0 --url-port 0 --arch ${process.arch} | true; echo "\${PIPESTATUS[0]}"`;

  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', line], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NODE: process.execPath, MAIN: main },
    timeout: 25_000,
  });

  expect(stdout).toBe('0\n');
  expect(stderr).not.toContain('error');
  expect(readdirSync(join(cwd, '.kinglet')).sort()).toEqual(['.gitignore', 'dev']);
});

test.skipIf(!existsSync('/dev/full'))('a full disk is said, and is exit code 1', () => {
  const { status, stderr } = spawnSync('bash', ['--norc', '-c', '"$NODE" "$MAIN" cost > /dev/full'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NODE: process.execPath, MAIN: main },
  });

  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('ENOSPC') });
});

describe('Ctrl-C', () => {
  const waiting =
    "console.error('waits');\nsetInterval(() => undefined, 1000);\nawait new Promise(() => undefined);\nexport default {};";

  async function interrupted(signal: NodeJS.Signals): Promise<{ exit: unknown; stdout: string; stderr: string }> {
    const cwd = folderWith({ 'kinglet.config.ts': waiting });
    const child: ChildProcess = spawn(process.execPath, [main, 'build'], { cwd, stdio: 'pipe' });
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (text) => (stdout += text));
    child.stderr?.on('data', (text) => (stderr += text));
    child.stderr?.once('data', () => child.kill(signal));
    const [code, by] = await once(child, 'close');
    return { exit: code ?? by, stdout, stderr };
  }

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends with 130, and says so', async (signal) => {
    const { exit, stdout, stderr } = await interrupted(signal);

    expect({ exit, stdout }).toEqual({ exit: 130, stdout: '' });
    expect(stderr).toContain('error: Interrupted (KINGLET_CLI_INTERRUPTED)');
  });
});

describe('starts fast', () => {
  /** CPU time of a process, user and system, in milliseconds. */
  function cpu(args: string[]): number {
    const script =
      'import resource,subprocess,sys;subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,check=True);u=resource.getrusage(resource.RUSAGE_CHILDREN);print((u.ru_utime+u.ru_stime)*1000)';
    return Number(execFileSync('python3', ['-c', script, process.execPath, ...args], { cwd: empty, encoding: 'utf8' }));
  }

  function median(values: number[]): number {
    return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  }

  test('--help takes at most 60 ms of CPU more than Node alone', () => {
    const rounds = Array.from({ length: 10 }, () => ({ bare: cpu(['-e', '0']), help: cpu([main, '--help']) }));

    const more = median(rounds.map(({ help }) => help)) - median(rounds.map(({ bare }) => bare));

    expect(more).toBeGreaterThan(0);
    expect(more).toBeLessThanOrEqual(60);
  });

  test('--help loads neither a verb, nor esbuild, nor AWS', () => {
    const hooks = `data:text/javascript,import { registerHooks } from 'node:module';
      registerHooks({ resolve(name, context, next) { process.stderr.write(name + '\\n'); return next(name, context); } });`;

    const { stderr } = spawnSync(process.execPath, ['--import', hooks, main, '--help'], { encoding: 'utf8' });

    const loaded = stderr.split('\n').filter(Boolean);
    expect(loaded).toContain('./run.js');
    expect(loaded.filter((name) => /aws-sdk|esbuild|bundler|emulator|verbs\//.test(name))).toEqual([]);
  });
});
