// moto's server, which stands in for AWS: Lambda, IAM, CloudWatch Logs and STS, over HTTP.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { installFromPip } from '../../../scripts/installFromPip.mjs';
import { reportSkipped } from '../../../scripts/toolchain.mjs';

/** moto, running. */
export interface Moto {
  readonly endpoint: string;
  /** For the AWS SDK, the AWS CLI and `kinglet`: credentials, region, where AWS is. */
  readonly env: Readonly<Record<string, string>>;
  /** What AWS holds, as the AWS CLI reads it: `aws('lambda', 'list-functions')`; undefined when there is no such thing. */
  readonly aws: (...args: readonly string[]) => Promise<unknown>;
  /** All that a deploy may touch, as boto3 reads it; without times and random ids. */
  readonly state: () => Promise<AwsState>;
  /** Forgets everything. */
  readonly reset: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** By name. What stands in it is as AWS's API has it. */
export interface AwsState {
  readonly functions: Readonly<Record<string, HeldFunction>>;
  readonly roles: Readonly<Record<string, Readonly<Record<'attached' | 'inline' | 'role', unknown>>>>;
  readonly logGroups: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface HeldFunction {
  readonly latest: {
    readonly Configuration: Readonly<Record<string, unknown>>;
    readonly Tags?: Readonly<Record<string, string>>;
  };
  readonly versions: readonly Readonly<Record<string, unknown>>[];
  readonly aliases: readonly Readonly<Record<string, unknown>>[];
  readonly url: Readonly<Record<string, unknown>> | null;
  readonly policy: readonly Readonly<Record<string, unknown>>[];
}

const program = installFromPip('moto');
const cli = installFromPip('awscli');

/** Why moto cannot run here, if it cannot: `describe.skipIf(motoIsMissing)`. The reason is printed. */
export const motoIsMissing: boolean = 'missing' in program || 'missing' in cli;
if ('missing' in program) reportSkipped('the AWS that moto stands in for', program.missing);
else if ('missing' in cli) reportSkipped('what AWS holds, read by the AWS CLI', cli.missing);

/** Credentials that moto takes, in a region; nothing of this machine's own configuration is read. */
export const motoCredentials: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY',
  AWS_REGION: 'eu-central-1',
  AWS_DEFAULT_REGION: 'eu-central-1',
  AWS_CONFIG_FILE: '/nonexistent',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
  AWS_EC2_METADATA_DISABLED: 'true',
};

interface MotoOptions {
  /** Those of AWS; each start and each reset then takes a second longer. @default false */
  readonly hasManagedPolicies?: boolean;
}

/**
 * Starts moto on a free port. Functions are not run (that takes Docker): what invoking one answers can be set through
 * `/moto-api/static/lambda-simple/response`.
 *
 * @throws Error when it does not answer within 30 seconds, with what it printed
 */
export async function startMoto({ hasManagedPolicies = false }: MotoOptions = {}): Promise<Moto> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const child = spawn('python3', ['-c', serveWhileStdin, '-H', '127.0.0.1', '-p', String(port)], {
    env: { ...python(program), MOTO_IAM_LOAD_MANAGED_POLICIES: String(hasManagedPolicies) },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let reader: StateReader | undefined;
  let printed = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed = `${printed}${text}`.slice(-2000);
  });
  await answers(child, `${endpoint}/moto-api/`, () => printed);
  await post(`${endpoint}/moto-api/config`, { lambda: { use_docker: false } });
  return {
    endpoint,
    env: { ...motoCredentials, AWS_ENDPOINT_URL: endpoint },
    aws: (...args) => awsCli(endpoint, args),
    state: () => {
      reader ??= stateReader(endpoint);
      return reader.read();
    },
    reset: () => post(`${endpoint}/moto-api/reset`, {}),
    stop: () => {
      reader?.stop();
      return stopped(child);
    },
  };
}

// A test run that is killed stops nothing; its end of the pipe closes all the same.
const serveWhileStdin = `
import os, sys, threading
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
from moto.server import main
main(sys.argv[1:])`;

/** What the AWS CLI prints, parsed; undefined when AWS says that there is no such thing. */
export async function awsCli(endpoint: string, args: readonly string[]): Promise<unknown> {
  const env = { ...python(cli), ...motoCredentials };
  const words = ['-m', 'awscli', '--endpoint-url', endpoint, '--output', 'json', ...args];
  try {
    const { stdout } = await promisify(execFile)('python3', words, { env, maxBuffer: 2 ** 26 });
    return stdout === '' ? {} : JSON.parse(stdout);
  } catch (error) {
    if (/\((ResourceNotFoundException|NoSuchEntity)\)/.test((error as { stderr?: string }).stderr ?? ''))
      return undefined;
    throw error;
  }
}

interface StateReader {
  readonly read: () => Promise<AwsState>;
  readonly stop: () => void;
}

function stateReader(endpoint: string): StateReader {
  const script = fileURLToPath(new URL('./awsState.py', import.meta.url));
  const child = spawn('python3', [script, endpoint], { env: python(program), stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async () => {
    child.stdin.write('\n');
    const { value, done } = await lines.next();
    if (done) throw new Error('expected what AWS holds from awsState.py, it ended; it says why above');
    return JSON.parse(value) as AwsState;
  };
  return { read, stop: () => child.kill() };
}

function python(site: typeof program): Record<string, string | undefined> {
  return {
    PATH: process.env.PATH,
    PYTHONPATH: 'dir' in site ? site.dir : '',
    PYTHONDONTWRITEBYTECODE: '1',
    HOME: '/nonexistent',
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

async function answers(child: ChildProcess, url: string, printed: () => string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const response = await fetch(url).catch(() => undefined); // not listening yet
    await response?.text();
    if (response?.ok) return;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`expected moto to answer at ${url}, it printed: ${printed()}`);
}

async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`moto: ${url}: ${response.status}: ${text}`);
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
