// nginx and HAProxy as set-up unpacked them, or the machine's own, on configurations that `emit` wrote.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { oracle } from '../../../scripts/toolchain.mjs';
import { emit, type FleetDescription, type ProxyName } from '../src/index.ts';

export type LocalProxy = Exclude<ProxyName, 'envoy'>;

/** Why a proxy cannot be run here; undefined where it can. */
export function missingProxy(proxy: LocalProxy): string | undefined {
  return oracle(proxy).missing;
}

/** Has a proxy read configurations, all of them at once; what it says against them, warnings too. */
export function checkFiles(proxy: LocalProxy, files: readonly string[]): string {
  using folder = temporaryFolder();
  const { command, env } = oracle(proxy);
  const { status, stderr } = spawnSync(command!, argumentsOf[proxy](folder.path, files).concat(checking[proxy]), {
    encoding: 'utf8',
    env,
  });
  const said = stderr.split('\n').filter((line) => !/syntax is ok|test is successful|^$/.test(line));
  return status === 0 ? said.join('\n') : `exit status ${status}: ${stderr}`;
}

export interface RunningProxy extends AsyncDisposable {
  readonly url: string;
  /** Says a line to HAProxy's own socket. */
  ask(line: string): Promise<string>;
}

/** On a port of its own. */
export async function startProxy(
  proxy: LocalProxy,
  description: Omit<FleetDescription, 'listen'>,
): Promise<RunningProxy> {
  const folder = temporaryFolder();
  const port = await freePort();
  const [file] = emit({ ...description, listen: { address: '127.0.0.1', port } }, proxy).files;
  writeFileSync(join(folder.path, file!.path), file!.contents);
  const { command, env } = oracle(proxy);
  const args = argumentsOf[proxy](folder.path, [join(folder.path, file!.path)]);
  const child = spawn(command!, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  await listening(child, port, () => Buffer.concat(said).toString());
  return {
    url: `http://127.0.0.1:${port}`,
    ask: (line) => ask(join(folder.path, 'socket'), line),
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      folder[Symbol.dispose]();
    },
  };
}

export function temporaryFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'kinglet-proxy-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** Writes files and tells where they are. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): string[] {
  return [...files].map(([name, contents]) => {
    const path = join(folder, name);
    writeFileSync(path, contents);
    return path;
  });
}

/** Undefined where Python's packages are not there. */
export function checkEnvoyFiles(dir: string, files: readonly string[]): string {
  const script = join(import.meta.dirname, 'checkEnvoy.py');
  const env = { ...process.env, PYTHONPATH: dir, PYTHONDONTWRITEBYTECODE: '1' };
  return execFileSync('python3', [script], { encoding: 'utf8', env, input: files.join('\n') });
}

const checking = { nginx: ['-t'], haproxy: ['-c', '-dW'] };

const argumentsOf = {
  nginx: (folder: string, files: readonly string[]) => {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => {
      mkdirSync(join(folder, name));
      return `${name}_temp_path ${join(folder, name)};`;
    });
    const includes = files.map((file) => `include ${file};`);
    const http = ['access_log off;', ...temporary, ...includes].join('\n');
    const head = `daemon off; master_process off; pid ${join(folder, 'pid')}; error_log stderr warn; events {}`;
    writeFileSync(join(folder, 'nginx.conf'), `${head}\nhttp {\n${http}\n}\n`);
    return ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf')];
  },
  haproxy: (folder: string, files: readonly string[]) => {
    const own = join(folder, 'global.cfg');
    writeFileSync(own, `global\n    stats socket ${join(folder, 'socket')} level admin\n`);
    return ['-db', ...[own, ...files].flatMap((file) => ['-f', file])];
  },
};

async function listening(child: ChildProcess, port: number, said: () => string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`the proxy ended with status ${child.exitCode}: ${said()}`);
    if (await isOpen(port)) return;
    await sleep(20);
  }
  throw new Error(`the proxy does not listen after 4 s: ${said()}`);
}

function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).finally(() => socket.destroy()) as Promise<boolean>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function ask(path: string, line: string): Promise<string> {
  const socket = connect(path);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.end(`${line}\n`);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}
