// What `kinglet invoke` does, here or on AWS.
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { awsClients } from '../aws/awsClients.ts';
import { awsError, isAwsError } from '../aws/awsError.ts';
import type { AwsSettings } from '../aws/awsSettings.ts';
import { CliError, usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { functionName } from '../functionName.ts';
import type { LocalSettings } from '../local/buildLocally.ts';
import { runningDevServer } from '../local/devFile.ts';
import { localServer } from '../local/localServer.ts';
import type { Option, OptionValues } from '../option.ts';
import type { Outcome } from '../verb.ts';
import { answerOutcome } from './answerOutcome.ts';
import { type InvokeCall, invokeFunction, queueEvent, streamFunction, withAlias } from './invokeFunction.ts';
import { readEvent } from './readEvent.ts';

export interface InvokeSettings extends LocalSettings, AwsSettings {
  readonly name: Option<string | undefined>;
  readonly local: Option<boolean>;
  readonly event: Option<string | undefined>;
  readonly qualifier: Option<string | undefined>;
  readonly stream: Option<boolean>;
  readonly async: Option<boolean>;
}

export type InvokeValues = OptionValues<InvokeSettings>;

/**
 * Sends the event `word`, else the one of `--event`, and tells of the answer.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` for options that contradict each other and an event that is no JSON,
 * `KINGLET_CLI_NOT_FOUND` when there is no such function, and what AWS's errors become
 */
export async function runInvoke(context: Context, values: InvokeValues, word: string | undefined): Promise<Outcome> {
  checkValues(values, word);
  const event = await readEvent(context, word ?? values.event);
  if (!values.local) return invokeOn(context, values, event, await awsTarget(context, values));
  if (values.async && !(await runningDevServer(context))) throw nobodyWaits();
  await using server = await localServer(context, values);
  const client = await localClient(server.endpoint);
  return await invokeOn(context, values, event, { client, name: server.functionName });
}

function checkValues(values: InvokeValues, word: string | undefined): void {
  if (word !== undefined && values.event !== undefined)
    throw usageError(`Expected one event, got ${word} and --event ${values.event}`);
  if (values.stream && values.async)
    throw usageError('Expected --stream or --async, got both: nobody waits for the answer of an asynchronous event');
}

// A server for this event alone would end with the event in its queue.
function nobodyWaits(): CliError {
  return new CliError(
    'KINGLET_CLI_NOT_FOUND',
    'Expected a dev server of this folder to queue the event, found none: type `kinglet dev` in another terminal, or leave out --async',
  );
}

interface Target {
  readonly client: LambdaClient;
  readonly name: string;
}

async function awsTarget(context: Context, values: InvokeValues): Promise<Target> {
  const name = functionName(context.cwd, values.name);
  return { client: await awsClients(values).events(), name };
}

async function localClient(endpoint: string): Promise<LambdaClient> {
  const { LambdaClient } = await import('@aws-sdk/client-lambda');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new LambdaClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
}

async function invokeOn(context: Context, values: InvokeValues, event: Uint8Array, target: Target): Promise<Outcome> {
  const { client, name } = target;
  const call = (qualifier: string | undefined): InvokeCall => ({
    functionName: name,
    qualifier,
    event,
    signal: context.signal,
  });
  const send = (qualifier: string | undefined) => sendEvent(context, values, client, call(qualifier));
  try {
    return await (values.qualifier === undefined ? withAlias(values.alias, send) : send(values.qualifier));
  } catch (error) {
    throw explain(context, values, name, error);
  }
}

async function sendEvent(
  context: Context,
  values: InvokeValues,
  client: LambdaClient,
  call: InvokeCall,
): Promise<Outcome> {
  const { console } = context;
  if (values.async) {
    const { statusCode, requestId } = await queueEvent(client, call);
    return { data: { statusCode, requestId }, text: `accepted ${requestId ?? ''}`.trim() };
  }
  if (!values.stream) return answerOutcome(context, await invokeFunction(client, call), false);
  const onChunk = async (bytes: Uint8Array) => (console.isJson ? undefined : console.write(bytes));
  return answerOutcome(context, await streamFunction(client, call, onChunk), true);
}

function explain({ env, signal }: Context, { qualifier, local }: InvokeValues, name: string, error: unknown): CliError {
  if (signal.aborted) return new CliError('KINGLET_CLI_INTERRUPTED', 'interrupted', { cause: error });
  if (!isAwsError(error, 'ResourceNotFoundException')) return awsError(`invoke ${name}`, error, env);
  const what = qualifier === undefined ? name : `${name} with version or alias ${qualifier}`;
  const advice = local ? 'check --qualifier' : 'type `kinglet deploy`, or check --name, --qualifier and --region';
  return new CliError('KINGLET_CLI_NOT_FOUND', `Expected a function ${what}, found none: ${advice}`, { cause: error });
}
