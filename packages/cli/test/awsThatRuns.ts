// AWS for a walk through all verbs: moto keeps what it is told, and where Lambda would run a function, the emulator does.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { type FunctionConfiguration, GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type Arch, commandFor, type LambdaServer, startLambdaServer } from '@kinglet/emulator';
import { type Answer, type AwsRequest, type Rule, startFakeAws } from './fakeAws.ts';
import { type Moto, motoCredentials, startMoto } from './moto.ts';

export interface AwsThatRuns {
  /** For `kinglet`: credentials, region, where AWS is. */
  readonly env: Readonly<Record<string, string>>;
  /** What was asked of it: `lambda POST /functions`. */
  readonly operations: () => string[];
  readonly stop: () => Promise<void>;
}

export async function startAwsThatRuns(): Promise<AwsThatRuns> {
  const moto = await startMoto();
  const runner = runnerOf(moto);
  const aws = await startFakeAws({ upstream: moto.endpoint, rules: [runner.rule] });
  return {
    env: { ...motoCredentials, AWS_ENDPOINT_URL: aws.endpoint },
    operations: () => aws.requests.map(({ service, operation }) => `${service} ${operation}`),
    stop: async () => {
      await aws.stop();
      await runner.stop();
      await moto.stop();
    },
  };
}

interface Running {
  readonly server: LambdaServer;
  /** What it printed since it was asked last. */
  readonly takeLog: () => string;
}

function runnerOf(moto: Moto): { readonly rule: Rule; readonly stop: () => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-aws-'));
  const client = { endpoint: moto.endpoint, region: motoCredentials.AWS_REGION ?? '', credentials };
  const lambda = new LambdaClient(client);
  const logs = new CloudWatchLogsClient(client);
  const running = new Map<string, Promise<Running>>();
  const stream = `2026/11/28/[$LATEST]${'0'.repeat(32)}`;

  async function invoke(seen: AwsRequest, name: string): Promise<Answer> {
    const { searchParams, pathname } = new URL(seen.path, 'http://aws');
    const Qualifier = searchParams.get('Qualifier') ?? undefined;
    const config = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: name, ...(Qualifier ? { Qualifier } : {}) }),
    );
    const key = JSON.stringify([config.CodeSha256, config.Environment, config.MemorySize, config.Timeout]);
    const found = running.get(key) ?? start(config, folder);
    running.set(key, found);
    const { server, takeLog } = await found;
    const headers = Object.fromEntries(
      Object.entries(seen.headers).filter(
        ([header]) => header.startsWith('x-amz-') && header !== 'x-amz-content-sha256',
      ),
    ) as Record<string, string>;
    const response = await fetch(`${server.endpoint}${pathname}`, { method: 'POST', headers, body: seen.body });
    const body = Buffer.from(await response.arrayBuffer()).toString();
    // The report is printed after the answer.
    await sleep(100);
    await keepLog(`/aws/lambda/${config.FunctionName}`, takeLog());
    const answered = Object.fromEntries([...response.headers].filter(([header]) => header.startsWith('x-amz-')));
    return { status: response.status, headers: { ...answered, 'x-amz-executed-version': config.Version ?? '' }, body };
  }

  async function keepLog(logGroupName: string, text: string): Promise<void> {
    const at = { logGroupName, logStreamName: stream };
    // Lambda makes what is missing, if the role lets it.
    await unlessThere(logs.send(new CreateLogGroupCommand({ logGroupName })));
    await unlessThere(logs.send(new CreateLogStreamCommand(at)));
    const lines = text.split('\n').filter((line) => line !== '');
    const logEvents = lines.map((message) => ({ message, timestamp: Date.now() }));
    if (lines.length > 0) await logs.send(new PutLogEventsCommand({ ...at, logEvents }));
  }

  return {
    rule: async (seen) => {
      keepCode(seen, folder);
      const name = /^POST \/functions\/([^/]+)\/invocations$/.exec(seen.operation)?.[1];
      return name === undefined ? undefined : invoke(seen, decodeURIComponent(name));
    },
    stop: async () => {
      for (const one of running.values()) await (await one).server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function unlessThere(creation: Promise<unknown>): Promise<void> {
  try {
    await creation;
  } catch (error) {
    if ((error as Error).name !== 'ResourceAlreadyExistsException') throw error;
  }
}

const credentials = {
  accessKeyId: motoCredentials.AWS_ACCESS_KEY_ID ?? '',
  secretAccessKey: motoCredentials.AWS_SECRET_ACCESS_KEY ?? '',
};

// What is uploaded lies in a folder that is named by its hash.
function keepCode({ service, method, body }: AwsRequest, folder: string): void {
  if (service !== 'lambda' || method === 'GET' || !body.includes('"ZipFile"')) return;
  const request = JSON.parse(body) as { ZipFile?: string; Code?: { ZipFile?: string } };
  const bytes = Buffer.from(request.ZipFile ?? request.Code?.ZipFile ?? '', 'base64');
  const code = codeFolder(folder, hashOf(bytes));
  if (existsSync(code)) return;
  writeFileSync(`${code}.zip`, bytes);
  execFileSync('python3', ['-m', 'zipfile', '-e', `${code}.zip`, code]);
  const bootstrap = join(code, 'bootstrap');
  if (existsSync(bootstrap)) chmodSync(bootstrap, 0o755);
}

async function start(config: FunctionConfiguration, folder: string): Promise<Running> {
  const code = codeFolder(folder, config.CodeSha256 ?? '');
  const file = existsSync(join(code, 'bootstrap')) ? 'bootstrap' : 'index.mjs';
  const arch: Arch = config.Architectures?.[0] === 'arm64' ? 'arm64' : 'x64';
  let log = '';
  const server = await startLambdaServer({
    functions: {
      [config.FunctionName ?? '']: {
        command: commandFor(join(code, file), arch),
        cwd: code,
        env: config.Environment?.Variables ?? {},
        memoryMb: config.MemorySize ?? 128,
        timeoutMs: (config.Timeout ?? 3) * 1000,
      },
    },
    onLog: (text) => {
      log += text;
    },
  });
  const takeLog = () => {
    const taken = log;
    log = '';
    return taken;
  };
  return { server, takeLog };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

function codeFolder(folder: string, sha256: string): string {
  return join(folder, sha256.replaceAll('/', '_'));
}
