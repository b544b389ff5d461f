// kinglet-emulator as a program: started, asked, ended by signals, and misused.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { readServerCommand } from '../src/server/cliOptions.ts';
import { answering, bootstrap, fileOf } from './bootstraps.ts';
import { isRunning } from './isRunning.ts';

const main = fileURLToPath(new URL('../src/server/main.ts', import.meta.url));
let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

function start(...args: string[]): ReturnType<typeof startNode> {
  return startNode(['--conditions=@kinglet/source'], args);
}

function startNode(
  flags: string[],
  args: string[],
): {
  child: ChildProcess;
  out: () => string;
  err: () => string;
  exit: Promise<unknown>;
} {
  const started = spawn(process.execPath, [...flags, main, ...args]);
  child = started;
  const text = { out: '', err: '' };
  started.stdout.on('data', (part) => (text.out += part));
  started.stderr.on('data', (part) => (text.err += part));
  return {
    child: started,
    out: () => text.out,
    err: () => text.err,
    exit: once(started, 'close').then(([code]) => code),
  };
}

describe('the program', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('serves until %s, and leaves no process behind', async (signal) => {
    const program = bootstrap(
      `for (;;) { const event = await next(); console.log('a line'); await respond(event, String(process.pid)); }`,
    );
    const {
      child: server,
      out,
      err,
      exit,
    } = start(
      `f=${fileOf(program)}`,
      `g=${fileOf(answering(`JSON.stringify(process.env.A + ' ' + process.env._HANDLER)`))}`,
      '--port=0',
      '--url=g=0',
      '--alb=0',
      '--env=A=b=c',
      '--handler=x.y',
    );
    await expect.poll(() => out().split('\n').length, { timeout: 10_000 }).toBe(4);
    const [endpoint = '', url = ''] = [...out().matchAll(/http:\S+/g)].map(([address]) => address);

    const pid = await (await fetch(`${endpoint}/2015-03-31/functions/f/invocations`, { method: 'POST' })).text();
    const viaUrl = await (await fetch(url)).text();
    await expect.poll(err).toContain('a line');
    server.kill(signal);

    expect(await exit).toBe(0);
    expect(out()).toMatch(/^lambda http:\S+\nfunction-url http:\S+ g\nalb http:\S+ f\n$/);
    expect(viaUrl).toBe('b=c x.y');
    expect(pid).toMatch(/^\d+$/);
    expect(isRunning(pid)).toBe(false);
  });

  test('explains itself', async () => {
    const { out, exit } = start('--help');

    expect(await exit).toBe(0);
    expect(out()).toMatch(/^kinglet-emulator \[<name>=]<bootstrap>/);
    expect(out().replaceAll('\n', ' ')).toContain('without a name they serve the first function');
  });

  test('says what is wrong', async () => {
    const { err, exit } = start('--watch');

    expect(await exit).toBe(2);
    expect(err()).toMatch(/^Expected a bootstrap to serve, got none\n\nkinglet-emulator/);
  });

  test('does not explain its options when another thing is wrong', async () => {
    const onArm = `--import=data:text/javascript,Object.defineProperty(process,'arch',{value:'arm64'})`;

    const { err, exit } = startNode(['--conditions=@kinglet/source', onArm], ['/bin/true', '--arch=x64']);

    expect(await exit).toBe(2);
    expect(err()).toMatch(/^Expected a bootstrap for .* got one for x64: build it with arch 'arm64'\n$/);
  });

  test('says that a port is taken', async () => {
    const file = fileOf(answering(`'1'`));
    const first = start(file, '--port=0');
    const holder = first.child;
    await expect.poll(first.out, { timeout: 10_000 }).toContain('\n');

    const { err, exit } = start(file, `--port=${/:(\d+)\n/.exec(first.out())?.[1]}`);

    expect(await exit).toBe(1);
    expect(err()).toMatch(
      /^Expected to listen on 127.0.0.1:\d+, got .*EADDRINUSE.*: name another port, or 0 for any\n$/,
    );
    holder.kill('SIGKILL');
  });
});

describe('the command line', () => {
  const read = (...args: string[]) => readServerCommand(args, 'x64', (file) => !file.includes('missing'));

  test('has an option for everything', () => {
    const command = read(
      'a=./a',
      'b=./b.mjs',
      '--port=1',
      '--url=2',
      '--stream-url=b=3',
      '--http-api=4',
      '--alb=5',
      '--multi-value-headers',
      '--arch=arm64',
      '--handler=h.h',
      '--env=A=1',
      '--timeout=1.5',
      '--memory=256',
      '--no-memory-limit',
      '--max-environments=3',
      '--alias=live',
      '--region=eu-west-1',
      '--freeze',
      '--watch',
      '--quiet',
    );

    const shared = {
      env: { A: '1' },
      aliases: ['live'],
      enforceMemory: false,
      freeze: true,
      watch: true,
      timeoutMs: 1500,
      memoryMb: 256,
      maxEnvironments: 3,
      handler: 'h.h',
      region: 'eu-west-1',
    };
    expect(command).toEqual({
      verb: 'serve',
      quiet: true,
      options: {
        functions: {
          a: { ...shared, command: ['qemu-aarch64', '-cpu', 'neoverse-n1', './a'] },
          b: { ...shared, command: [process.execPath, './b.mjs'] },
        },
        port: 1,
        http: [
          { source: 'function-url', functionName: 'a', port: 2 },
          { source: 'function-url', functionName: 'b', port: 3, invokeMode: 'RESPONSE_STREAM' },
          { source: 'http-api', functionName: 'a', port: 4 },
          { source: 'alb', functionName: 'a', port: 5, multiValueHeaders: true },
        ],
      },
    });
  });

  test('names a single function, and a port', () => {
    expect(read('./out/bootstrap')).toMatchObject({
      options: { functions: { function: { command: ['./out/bootstrap'] } }, port: 9001, http: [] },
    });
  });

  test.each([
    [['a=./a', 'a=./b'], /a twice/],
    [['./a', './b'], /function twice/],
    [['=./a'], /\[<name>=\]<bootstrap>/],
    [['./missing'], /a bootstrap at \.\/missing, found none/],
    [['./a', '--port=x'], /--port to be a number, got 'x'/],
    [['./a', '--url='], /port of function-url to be a number/],
    [['./a', '--timeout=soon'], /--timeout/],
    [['./a', '--env=A'], /NAME=value/],
    [['./a', '--arch=mips'], /--arch x64 or arm64, got mips/],
    [['./a', '--url=1', '--multi-value-headers'], /--multi-value-headers together with --alb/],
    [['./a', '--unknown'], /--unknown/],
  ])('refuses %j', (args, message) => {
    expect(() => read(...args)).toThrow(message);
  });
});
