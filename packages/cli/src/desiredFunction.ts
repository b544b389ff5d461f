// What AWS is to hold: the settings in Lambda's own words, for deploy and for the templates.
import { checkDeployment } from './checkDeployment.ts';
import type { Option, OptionValues } from './option.ts';
import * as settings from './settings.ts';

/** One function with all that belongs to it. */
export interface DesiredFunction {
  readonly functionName: string;
  /** Empty when there is none. */
  readonly description: string;
  readonly runtime: 'nodejs24.x' | 'provided.al2023';
  readonly handler: string;
  readonly architecture: 'arm64' | 'x86_64';
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** ARNs of layer versions. */
  readonly layers: readonly string[];
  /** `/aws/lambda/<functionName>`. */
  readonly logGroupName: string;
  readonly logRetentionDays: number;
  readonly alias: string;
  readonly url: DesiredUrl | undefined;
  /** Environments that wait behind the alias; 0 for none. */
  readonly provisionedConcurrency: number;
  /** A role that is there already, or one to make with these managed policies beside the right to write its logs. */
  readonly role: { readonly arn: string } | { readonly policies: readonly string[] };
  /** Path of the zip. */
  readonly zip: string;
}

export interface DesiredUrl {
  readonly auth: 'AWS_IAM' | 'NONE';
  readonly invokeMode: 'BUFFERED' | 'RESPONSE_STREAM';
}

interface DeploymentSettings {
  readonly alias: typeof settings.alias;
  readonly description: typeof settings.description;
  readonly environment: typeof settings.environment;
  readonly invokeMode: typeof settings.invokeMode;
  readonly layers: typeof settings.layers;
  readonly logRetention: typeof settings.logRetention;
  readonly memory: typeof settings.memory;
  readonly name: typeof settings.name;
  readonly policies: typeof settings.policies;
  readonly provisionedConcurrency: typeof settings.provisionedConcurrency;
  readonly role: typeof settings.role;
  readonly tags: typeof settings.tags;
  readonly timeout: typeof settings.timeout;
  readonly url: typeof settings.url;
  readonly [name: string]: Option<unknown>;
}

/** The settings that say what AWS is to hold, beside those of the build. */
export const deploymentSettings: DeploymentSettings = {
  name: settings.name,
  description: settings.description,
  memory: settings.memory,
  timeout: settings.timeout,
  environment: settings.environment,
  tags: settings.tags,
  layers: settings.layers,
  logRetention: settings.logRetention,
  alias: settings.alias,
  url: settings.url,
  invokeMode: settings.invokeMode,
  provisionedConcurrency: settings.provisionedConcurrency,
  role: settings.role,
  policies: settings.policies,
};

/** What was built, as far as Lambda has to know it. */
export interface Built {
  readonly engine: 'native' | 'node' | 'quickjs';
  readonly arch: 'arm64' | 'x64';
  readonly zip: string;
}

/**
 * The function `functionName` that the settings and the build describe.
 *
 * @throws {CliError} what {@link checkDeployment} throws
 */
export function desiredFunction(
  functionName: string,
  values: OptionValues<DeploymentSettings>,
  { engine, arch, zip }: Built,
): DesiredFunction {
  checkDeployment(values);
  return {
    functionName,
    description: values.description ?? '',
    ...(engine === 'node'
      ? { runtime: 'nodejs24.x', handler: 'handler.handler' }
      : { runtime: 'provided.al2023', handler: 'index.handler' }),
    architecture: arch === 'x64' ? 'x86_64' : 'arm64',
    memoryMb: values.memory,
    timeoutSeconds: values.timeout,
    environment: values.environment,
    tags: values.tags,
    layers: values.layers,
    logGroupName: `/aws/lambda/${functionName}`,
    logRetentionDays: values.logRetention,
    alias: values.alias,
    url: desiredUrl(values),
    provisionedConcurrency: values.provisionedConcurrency,
    role: values.role === undefined ? { policies: values.policies } : { arn: values.role },
    zip,
  };
}

/** What a role that Kinglet makes may do beside its managed policies: write to the function's own log group. */
export const logActions: readonly string[] = ['logs:CreateLogStream', 'logs:PutLogEvents'];

function desiredUrl({ url, invokeMode }: OptionValues<DeploymentSettings>): DesiredUrl | undefined {
  if (url === 'none') return undefined;
  return {
    auth: url === 'public' ? 'NONE' : 'AWS_IAM',
    invokeMode: invokeMode === 'stream' ? 'RESPONSE_STREAM' : 'BUFFERED',
  };
}
