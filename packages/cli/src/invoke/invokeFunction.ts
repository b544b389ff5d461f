// One event to a function, over Lambda's API: of AWS, or of a server that stands in for it.
import type { InvokeWithResponseStreamCommandOutput, LambdaClient } from '@aws-sdk/client-lambda';
import { isAwsError } from '../aws/awsError.ts';
import { defined } from '../defined.ts';
import { type FunctionError, functionError } from './functionError.ts';

export interface InvokeCall {
  readonly functionName: string;
  /** A version or alias. */
  readonly qualifier?: string | undefined;
  readonly event: Uint8Array;
  readonly signal: AbortSignal;
}

export interface InvokeAnswer {
  readonly statusCode: number;
  readonly requestId?: string;
  /** The version that answered. */
  readonly version?: string;
  /** Byte for byte; of an error its JSON. */
  readonly payload: Uint8Array;
  /** The end of the log, up to 4 KB. */
  readonly logs: string;
  readonly error?: FunctionError;
}

/** What of the answer there is before its bytes. */
type AnswerHead = Omit<InvokeAnswer, 'error' | 'logs' | 'payload'>;

/** Sends the event and waits for the answer. Rejects with the client's errors; a function's own is in the answer. */
export async function invokeFunction(client: LambdaClient, call: InvokeCall): Promise<InvokeAnswer> {
  const { InvokeCommand } = await import('@aws-sdk/client-lambda');
  const command = new InvokeCommand({ ...inputOf(call), LogType: 'Tail' });
  const answer = await client.send(command, { abortSignal: call.signal });
  const payload = answer.Payload ?? new Uint8Array();
  const error = answer.FunctionError === undefined ? undefined : functionError(textOf(payload));
  return { ...headOf(answer), payload, logs: logsOf(answer.LogResult), ...defined({ error }) };
}

/** Sends the event; `onChunk` gets the pieces of the answer as they come, and may make the function wait. */
export async function streamFunction(
  client: LambdaClient,
  call: InvokeCall,
  onChunk: (bytes: Uint8Array) => Promise<void>,
): Promise<InvokeAnswer> {
  const { InvokeWithResponseStreamCommand } = await import('@aws-sdk/client-lambda');
  const command = new InvokeWithResponseStreamCommand({ ...inputOf(call), LogType: 'Tail' });
  const answer = await client.send(command, { abortSignal: call.signal });
  return { ...headOf(answer), ...(await readStream(answer, onChunk)) };
}

/** Has the event accepted; the function runs later. */
export async function queueEvent(client: LambdaClient, call: InvokeCall): Promise<AnswerHead> {
  const { InvokeCommand } = await import('@aws-sdk/client-lambda');
  const command = new InvokeCommand({ ...inputOf(call), InvocationType: 'Event' });
  return headOf(await client.send(command, { abortSignal: call.signal }));
}

/**
 * Does it with `alias`, and without a qualifier when the function has no such alias.
 *
 * Rejects with the first error when there is no such function either.
 */
export async function withAlias<T>(alias: string, invoke: (qualifier: string | undefined) => Promise<T>): Promise<T> {
  try {
    return await invoke(alias);
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
    return invoke(undefined);
  }
}

function inputOf({ functionName, qualifier, event }: InvokeCall) {
  return { FunctionName: functionName, Payload: event, ...defined({ Qualifier: qualifier }) };
}

interface Sent {
  readonly StatusCode?: number | undefined;
  readonly ExecutedVersion?: string | undefined;
  readonly $metadata: { readonly httpStatusCode?: number | undefined; readonly requestId?: string | undefined };
}

function headOf({ StatusCode, ExecutedVersion, $metadata }: Sent): AnswerHead {
  const statusCode = StatusCode ?? $metadata.httpStatusCode ?? 200;
  return { statusCode, ...defined({ requestId: $metadata.requestId, version: ExecutedVersion }) };
}

async function readStream(
  { EventStream }: InvokeWithResponseStreamCommandOutput,
  onChunk: (bytes: Uint8Array) => Promise<void>,
): Promise<Pick<InvokeAnswer, 'error' | 'logs' | 'payload'>> {
  const chunks: Uint8Array[] = [];
  let logs = '';
  let error: FunctionError | undefined;
  for await (const { PayloadChunk, InvokeComplete } of EventStream ?? []) {
    if (PayloadChunk?.Payload) {
      chunks.push(PayloadChunk.Payload);
      await onChunk(PayloadChunk.Payload);
    }
    if (!InvokeComplete) continue;
    logs = logsOf(InvokeComplete.LogResult);
    if (InvokeComplete.ErrorCode !== undefined) error = functionError(InvokeComplete.ErrorDetails ?? '');
  }
  return { payload: Buffer.concat(chunks), logs, ...defined({ error }) };
}

function logsOf(encoded: string | undefined): string {
  return textOf(Buffer.from(encoded ?? '', 'base64'));
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
