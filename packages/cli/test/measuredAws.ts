// AWS for measurements: moto holds the configuration, and each configuration gets an environment of its own in the emulator,
// whose answers carry real REPORT lines. All functions run one program, built for this machine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  LambdaClient,
  ListFunctionsCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { type BuildResult, build } from '@kinglet/bundler';
import { commandFor, type LambdaServer, startLambdaServer } from '@kinglet/emulator';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import { folderWith, kinglet, type Ran } from './cli.ts';
import { type FakeAws, type Rule, startFakeAws } from './fakeAws.ts';
import { type Moto, motoCredentials, startMoto } from './moto.ts';

/** What AWS holds of a function, as far as a measurement may change it. */
export interface Held {
  readonly memoryMb: number | undefined;
  readonly variables: Readonly<Record<string, string>>;
}

export interface MeasuredAws {
  /** For `kinglet`. */
  readonly env: Readonly<Record<string, string>>;
  /** Where requests go; its rules are heard before the function runs. */
  readonly aws: FakeAws;
  /** Heard first; set by a test, emptied by `reset`. */
  readonly rules: Rule[];
  readonly held: (name: string) => Promise<Held>;
  readonly hold: (name: string, held: Held) => Promise<void>;
  readonly functionNames: () => Promise<string[]>;
  /** Creates a function, with the tag of kinglet's own unless told otherwise. */
  readonly createFunction: (name: string, tags?: Readonly<Record<string, string>>) => Promise<void>;
  readonly reset: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A measured AWS with one function, `sum`, anew for each test of the file, and the command line in front of it. */
export interface OnMeasuredAws {
  readonly folder: string;
  readonly measured: () => MeasuredAws;
  /** `kinglet <verb> …` in the project's folder. */
  readonly run: (args: readonly string[], signal?: AbortSignal) => Promise<Ran>;
}

/** For the block of tests that calls it. */
export function useMeasuredAws(handler: string): OnMeasuredAws {
  const folder = folderWith({ 'src/handler.ts': handler, 'package.json': '{"name": "@demo/sum"}' });
  let aws: MeasuredAws | undefined;
  const measured = () => aws as MeasuredAws;
  beforeAll(async () => {
    aws = await startMeasuredAws(folder);
  }, 60_000);
  afterAll(() => aws?.stop());
  beforeEach(async () => {
    // The SDK reads credentials from the environment of the process.
    for (const [name, value] of Object.entries(measured().env)) vi.stubEnv(name, value);
    await measured().reset();
    await measured().createFunction('sum');
  });
  const run = (args: readonly string[], signal?: AbortSignal) =>
    kinglet(folder, args, { env: measured().env, ...(signal ? { signal } : {}) });
  return { folder, measured, run };
}

/** A value that nothing may print. */
export const secret = 'correct-horse-battery-staple';

/** What `sum` is before a measurement and has to be after it. */
export const original: Held = { memoryMb: 256, variables: { TOKEN: secret } };

/** `folder` holds the project whose `src/handler.ts` all functions run. */
async function startMeasuredAws(folder: string): Promise<MeasuredAws> {
  const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
  const built = await build({ entry: join(folder, 'src/handler.ts'), outDir: join(folder, 'built'), arch });
  const moto = await startMoto();
  const lambda = new LambdaClient({ endpoint: moto.endpoint, region: 'eu-central-1', credentials });
  const role = await createRole(moto);
  const rules: Rule[] = [];
  const runner = runnerOf(lambda, commandFor(built.bootstrap, arch), built.dir);
  const first: Rule = async (seen) => {
    for (const rule of rules) {
      const answer = await rule(seen);
      if (answer) return answer;
    }
    return undefined;
  };
  const aws = await startFakeAws({ upstream: moto.endpoint, rules: [first, runner.rule] });
  return {
    env: { ...motoCredentials, AWS_ENDPOINT_URL: aws.endpoint },
    aws,
    rules,
    ...state(lambda),
    createFunction: (name, tags) => createFunction(lambda, role, built, name, tags),
    reset: async () => {
      rules.length = 0;
      await deleteFunctions(lambda);
      aws.requests.length = 0;
    },
    stop: async () => {
      await aws.stop();
      await runner.stop();
      await moto.stop();
    },
  };
}

const credentials = {
  accessKeyId: motoCredentials.AWS_ACCESS_KEY_ID ?? '',
  secretAccessKey: motoCredentials.AWS_SECRET_ACCESS_KEY ?? '',
};

function state(lambda: LambdaClient): Pick<MeasuredAws, 'held' | 'hold' | 'functionNames'> {
  return {
    held: async (name) => {
      const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: name }));
      return { memoryMb: Configuration?.MemorySize, variables: Configuration?.Environment?.Variables ?? {} };
    },
    hold: async (name, { memoryMb, variables }) => {
      const Environment = { Variables: { ...variables } };
      await lambda.send(
        new UpdateFunctionConfigurationCommand({ FunctionName: name, MemorySize: memoryMb, Environment }),
      );
    },
    functionNames: async () => {
      const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
      return Functions.map(({ FunctionName = '' }) => FunctionName);
    },
  };
}

async function createRole({ endpoint }: Moto): Promise<string> {
  const iam = new IAMClient({ endpoint, region: 'eu-central-1', credentials });
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: 'role', AssumeRolePolicyDocument: JSON.stringify(policy) }),
  );
  return Role?.Arn ?? '';
}

// moto's own reset reads a thousand policies again.
async function deleteFunctions(lambda: LambdaClient): Promise<void> {
  const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
  for (const { FunctionName } of Functions) await lambda.send(new DeleteFunctionCommand({ FunctionName }));
}

async function createFunction(
  lambda: LambdaClient,
  role: string,
  { zip }: BuildResult,
  name: string,
  tags: Readonly<Record<string, string>> = { 'kinglet:managed-by': 'kinglet-cli' },
): Promise<void> {
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Role: role,
      Runtime: 'provided.al2023',
      Handler: 'index.handler',
      Architectures: ['arm64'],
      MemorySize: original.memoryMb,
      Timeout: 3,
      Environment: { Variables: { ...original.variables } },
      Code: { ZipFile: readFileSync(zip) },
      Tags: { ...tags },
    }),
  );
}

interface Running {
  readonly key: string;
  readonly server: LambdaServer;
}

function runnerOf(
  lambda: LambdaClient,
  command: readonly string[],
  cwd: string,
): { readonly rule: Rule; readonly stop: () => Promise<void> } {
  const running = new Map<string, Running>();
  const serverOf = async (name: string): Promise<LambdaServer> => {
    const { Configuration = {} } = await lambda.send(new GetFunctionCommand({ FunctionName: name }));
    const { MemorySize: memoryMb = 128, Environment } = Configuration;
    const key = JSON.stringify([memoryMb, Environment]);
    const found = running.get(name);
    if (found?.key === key) return found.server;
    await found?.server.stop();
    const env = Environment?.Variables ?? {};
    const server = await startLambdaServer({ functions: { [name]: { command, cwd, env, memoryMb } } });
    running.set(name, { key, server });
    return server;
  };
  return {
    rule: async ({ operation, path, headers, body }) => {
      const name = /^POST \/functions\/([^/]+)\/invocations$/.exec(operation)?.[1];
      if (name === undefined) return undefined;
      const server = await serverOf(name);
      const logType = headers['x-amz-log-type']?.toString() ?? 'None';
      const response = await fetch(`${server.endpoint}${path}`, {
        method: 'POST',
        headers: { 'x-amz-log-type': logType },
        body,
      });
      const kept = [...response.headers].filter(([header]) => header.startsWith('x-amz-'));
      return { status: response.status, headers: Object.fromEntries(kept), body: await response.text() };
    },
    stop: async () => {
      for (const { server } of running.values()) await server.stop();
    },
  };
}
