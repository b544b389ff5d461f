// Projects and zips for what talks to AWS.
import { join } from 'node:path';
import { CreatePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { build } from '@kinglet/bundler';
import { afterAll, beforeEach, test, vi } from 'vitest';
import type { Context } from '../src/context.ts';
import { folderWith, kinglet, type Ran } from './cli.ts';
import {
  type FakeAws,
  type ProvisionedRule,
  provisionedConcurrency,
  type Rule,
  startFakeAws,
  uniquePermissions,
} from './fakeAws.ts';
import { type Moto, motoCredentials, motoIsMissing, startMoto } from './moto.ts';

/** The SDK reads its credentials from the process; only those of the tests are there. */
export function useTestCredentials(): void {
  for (const [name, value] of Object.entries(motoCredentials)) vi.stubEnv(name, value);
  for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_ENDPOINT_URL']) vi.stubEnv(name, undefined);
}

/** A zip of a handler that answers `answer`. */
export async function zipAnswering(
  answer: string,
  engine: 'node' | 'quickjs' = 'quickjs',
  arch: 'arm64' | 'x64' = 'arm64',
): Promise<string> {
  const folder = folderWith({ 'handler.ts': `export const handler = async () => ${JSON.stringify(answer)};` });
  const { zip } = await build({ entry: join(folder, 'handler.ts'), outDir: join(folder, 'out'), engine, arch });
  return zip;
}

/** What a test file of an AWS has: moto, what stands in front of it, both empty before each test, and two zips to deploy. */
export interface OnAws {
  /** `test`, skipped where moto is missing. */
  readonly onAws: typeof test;
  /** Answers of `rules` come before all others; the requests and the rules are those of the test that runs. */
  readonly aws: Pick<FakeAws, 'endpoint' | 'requests' | 'writes'> & {
    readonly rules: Rule[];
    readonly provisioned: () => ProvisionedRule;
  };
  readonly moto: Pick<Moto, 'aws' | 'endpoint' | 'state'>;
  readonly zips: readonly [string, string];
}

/** Starts all of it, for the file that calls it at its top. */
export async function testOnAws(): Promise<OnAws> {
  // Reading back what AWS holds starts Python twice; on a busy machine that takes its time.
  vi.setConfig({ testTimeout: 120_000 });
  useTestCredentials();
  const zips = await Promise.all([zipAnswering('one'), zipAnswering('two')]);
  const moto = motoIsMissing ? undefined : await startMoto();
  const rules: Rule[] = [];
  let provisioned = provisionedConcurrency();
  const ruled: Rule = async (request) => {
    for (const rule of moto ? [uniquePermissions(moto.endpoint), ...rules] : rules) {
      const answer = await rule(request);
      if (answer) return answer;
    }
    return provisioned(request);
  };
  const aws = await startFakeAws({ ...(moto ? { upstream: moto.endpoint } : {}), rules: [ruled] });
  beforeEach(async () => {
    useTestCredentials();
    provisioned = provisionedConcurrency();
    rules.length = 0;
    aws.requests.length = 0;
    await moto?.reset();
    if (moto) await makePolicies(moto.endpoint);
  });
  afterAll(async () => {
    await aws.stop();
    await moto?.stop();
  });
  return {
    onAws: test.skipIf(motoIsMissing) as typeof test,
    aws: { ...aws, rules, provisioned: () => provisioned },
    moto: moto as Moto,
    zips,
  };
}

/** Two policies that a role may get; both are there before each test. */
export const policyArns: Readonly<Record<'reading' | 'sending', string>> = {
  reading: 'arn:aws:iam::123456789012:policy/reading',
  sending: 'arn:aws:iam::123456789012:policy/sending',
};

const policyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});

async function makePolicies(endpoint: string): Promise<void> {
  const iam = new IAMClient({ endpoint });
  for (const PolicyName of Object.keys(policyArns))
    await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument: policyDocument }));
  iam.destroy();
}

/** Runs verbs in a folder of its own, of the function `name`, against `endpoint`; all that they print is kept in `printed`. */
export interface Project {
  readonly cwd: string;
  readonly printed: () => string;
  readonly run: (verb: string, ...args: readonly string[]) => Promise<Ran>;
  /** {@link run}, which has to succeed; what it printed as JSON. */
  readonly json: (verb: string, ...args: readonly string[]) => Promise<Record<string, unknown>>;
}

export function project(
  name: string,
  endpoint: string,
  config: Readonly<Record<string, unknown>> = {},
  world: Partial<Context> = {},
): Project {
  const cwd = folderWith({ 'kinglet.config.json': JSON.stringify({ name, endpointUrl: endpoint, ...config }) });
  let printed = '';
  const run = async (verb: string, ...args: readonly string[]) => {
    const ran = await kinglet(cwd, [verb, ...args], world);
    printed += ran.stdout + ran.stderr;
    return ran;
  };
  const json = async (verb: string, ...args: readonly string[]) => {
    const { exitCode, stdout, stderr } = await run(verb, '--json', ...args);
    if (exitCode !== 0) throw new Error(`kinglet ${verb} exited with ${exitCode}: ${stderr}`);
    return JSON.parse(stdout) as Record<string, unknown>;
  };
  return { cwd, printed: () => printed, run, json };
}
