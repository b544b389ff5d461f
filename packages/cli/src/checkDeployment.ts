// What AWS would refuse of a function's settings, found before anything is made.
import { usageError } from './cliError.ts';

/** The settings whose rules are more than a pattern. */
export interface Deployment {
  readonly environment: Readonly<Record<string, string>>;
  readonly layers: readonly string[];
  readonly logRetention: number;
  readonly policies: readonly string[];
  readonly role: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Checks names of variables and tags, ARNs, and the days of retention. Values of variables are not shown: they may be secrets.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` for what AWS would refuse half-way, and for `policies` beside a `role` of one's own
 */
export function checkDeployment(values: Deployment): void {
  if (!retentions.includes(values.logRetention))
    throw usageError(
      `Expected logRetention to be a time that CloudWatch takes, got ${values.logRetention}: give one of ${retentions.join(', ')}`,
    );
  if (values.role !== undefined && values.policies.length > 0)
    throw usageError('Expected policies only for a role that deploy makes, got both: leave out --role or --policies');
  checkEnvironment(values.environment);
  checkTags(values.tags);
  checkArns('layers', values.layers, /^arn:[\w-]+:lambda:[\w-]+:\d{12}:layer:[\w-]+:\d+$/, 5);
  checkArns('policies', values.policies, /^arn:[\w-]+:iam::(aws|\d{12}):policy\/\S+$/, 10);
}

/** The days that CloudWatch Logs takes. */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

function checkEnvironment(environment: Readonly<Record<string, string>>): void {
  const wrong = Object.keys(environment).find((name) => !/^[a-zA-Z]\w+$/.test(name));
  if (wrong !== undefined)
    throw usageError(
      `Expected the name of an environment variable to be a letter, then letters, digits and _, at least 2 in all; got ${JSON.stringify(wrong)}`,
    );
  const reserved = Object.keys(environment).find((name) => reservedNames.includes(name));
  if (reserved !== undefined)
    throw usageError(`Expected no environment variable that Lambda itself sets, got ${reserved}: rename it`);
  const bytes = Buffer.byteLength(JSON.stringify(environment));
  if (bytes > 4096) throw usageError(`Expected at most 4096 bytes of environment variables, got ${bytes}`);
}

const reservedNames: readonly string[] = [
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
];

function checkTags(tags: Readonly<Record<string, string>>): void {
  const fits = (text: string, most: number) => text.length <= most && /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text);
  for (const [name, value] of Object.entries(tags))
    if (name === '' || /^aws:/i.test(name) || !fits(name, 128) || !fits(value, 256))
      throw usageError(
        `Expected a tag of letters, digits, spaces and _.:/=+-@, its name of 1 to 128 without aws: in front, its value of at most 256; got ${JSON.stringify({ [name]: value })}`,
      );
  const count = Object.keys(tags).length;
  if (count > mostTags) throw usageError(`Expected at most ${mostTags} tags, got ${count}`);
}

// AWS takes 50, and deploy has two of its own: who made it, and where the role is used.
const mostTags = 48;

function checkArns(name: string, arns: readonly string[], pattern: RegExp, most: number): void {
  const wrong = arns.find((arn) => !pattern.test(arn));
  if (wrong !== undefined)
    throw usageError(`Expected ${name} to be ARNs like ${examples[name]}, got ${JSON.stringify(wrong)}`);
  if (arns.length > most) throw usageError(`Expected at most ${most} ${name}, got ${arns.length}`);
}

const examples: Readonly<Record<string, string>> = {
  layers: 'arn:aws:lambda:eu-central-1:123456789012:layer:name:1',
  policies: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
};
