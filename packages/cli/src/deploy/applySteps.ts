// Does what a plan says, one request after another.
import { awsError, isAwsError } from '../aws/awsError.ts';
import { CliError } from '../cliError.ts';
import { type Aws, isGone } from './connectAws.ts';
import { type Call, publishedVersion, type Step } from './step.ts';
import { assertGoingOn, settledFunction, waitForProvisioned, waitForUpdate } from './waitForFunction.ts';

/**
 * Each request may be sent again without harm, and is waited for. What stops half-way is planned anew by the next run.
 *
 * @throws {CliError} for what AWS refuses, `KINGLET_CLI_INTERRUPTED` on Ctrl-C
 */
export async function applySteps(aws: Aws, steps: readonly Step[]): Promise<void> {
  let published: string | undefined;
  for (const step of steps.filter(({ calls }) => calls.length > 0)) {
    aws.context.console.note(`${doing[step.action]} ${step.resource}`);
    for (const call of step.calls) {
      assertGoingOn(aws.context);
      const answer = await send(aws, `${step.action} ${step.resource}`, withVersion(call, published));
      if (call.name === 'PublishVersion') published = (answer as { Version?: string } | undefined)?.Version;
      await finished(aws, call, published);
    }
  }
}

const doing = { create: 'creating', update: 'updating', delete: 'removing', keep: 'keeping' } as const;

// A new role takes some seconds until Lambda may take it on; updates wait for each other.
const mostTries = 40;

async function send(aws: Aws, what: string, call: Call): Promise<unknown> {
  for (let i = 1; ; i++) {
    try {
      return await sendOnce(aws, call);
    } catch (error) {
      if (isRemoval(call) && isGone(error)) return undefined;
      if (isOtherCode(error))
        throw new CliError('KINGLET_CLI_CONFLICT', `${what}: somebody else uploaded other code meanwhile: try again`, {
          cause: error,
        });
      const reason = i < mostTries ? passingReason(error) : undefined;
      if (reason === undefined) throw awsError(`${what}: ${call.name}`, error, aws.context.env, aws.secrets);
      if (i === 1) aws.context.console.note(`waiting: ${reason}`);
      assertGoingOn(aws.context);
      await aws.context.sleep(Math.min(500 * i, 3000), aws.context.signal).catch(() => assertGoingOn(aws.context));
    }
  }
}

async function sendOnce(aws: Aws, { service, name, input }: Call): Promise<unknown> {
  const [client, sdk] = await Promise.all([aws.clients[service](), sdks[service]()]);
  const Command = (sdk as unknown as Readonly<Record<string, new (input: unknown) => never>>)[`${name}Command`];
  if (!Command) throw new CliError('KINGLET_CLI_FAILED', `Expected the SDK to have ${name}Command, found none`);
  return (client as { send: (command: never) => Promise<unknown> }).send(new Command(input));
}

const sdks = {
  iam: () => import('@aws-sdk/client-iam'),
  lambda: () => import('@aws-sdk/client-lambda'),
  logs: () => import('@aws-sdk/client-cloudwatch-logs'),
} as const;

function isRemoval({ name }: Call): boolean {
  return /^(Delete|Detach|Remove)/.test(name);
}

/** Whether `$LATEST` is not the code that a version was asked for of. */
function isOtherCode(error: unknown): boolean {
  return isAwsError(error, 'InvalidParameterValueException') && /CodeSHA256.* is different/i.test(error.message);
}

/** Why the same request may succeed in a while; undefined when it will not. */
function passingReason(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (isAwsError(error, 'InvalidParameterValueException') && /cannot be assumed by Lambda/.test(error.message))
    return 'the new role is not known everywhere yet';
  // Of a function with variables: Lambda lets the role read their key, and the key's service does not know the role either.
  if (isAwsError(error, 'InvalidParameterValueException') && /KMS key is invalid for CreateGrant/.test(error.message))
    return 'the new role is not known everywhere yet';
  if (
    isAwsError(error, 'ResourceConflictException') &&
    /in progress|pending|cannot be performed at this time/i.test(error.message)
  )
    return 'another update is under way';
  if (isAwsError(error, 'NoSuchEntity', 'NoSuchEntityException') && /role with name/i.test(error.message))
    return 'the new role is not known everywhere yet';
  if (isAwsError(error, 'DeleteConflict', 'DeleteConflictException') && /policies first/i.test(error.message))
    return 'that its policies are gone is not known everywhere yet';
  return isAwsError(error, 'OperationAbortedException', 'ConcurrentModification', 'ConcurrentModificationException')
    ? 'another update is under way'
    : undefined;
}

function withVersion(call: Call, published: string | undefined): Call {
  if (!('FunctionVersion' in call.input) || call.input.FunctionVersion !== publishedVersion) return call;
  if (published === undefined)
    throw new CliError('KINGLET_CLI_AWS', 'Expected AWS to tell the new version, it did not');
  return { ...call, input: { ...call.input, FunctionVersion: published } } as Call;
}

async function finished(aws: Aws, { name, input }: Call, published: string | undefined): Promise<void> {
  const { FunctionName = '', Qualifier = '' } = input as { FunctionName?: string; Qualifier?: string };
  if (['CreateFunction', 'UpdateFunctionCode', 'UpdateFunctionConfiguration'].includes(name))
    await waitForUpdate(aws, FunctionName);
  if (name === 'PublishVersion') await settledFunction(aws, FunctionName, published);
  if (name === 'PutProvisionedConcurrencyConfig') await waitForProvisioned(aws, FunctionName, Qualifier);
}
