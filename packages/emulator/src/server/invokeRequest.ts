// Reads and checks a request to run a function, up to the event and what goes with it.
import type { IncomingMessage } from 'node:http';
import { functionArn } from '../functionArn.ts';
import type { InvokeOptions } from '../invocation.ts';
import { isFields, parseJson } from '../json.ts';
import { percentDecoded } from '../percentDecoded.ts';
import {
  functionNotFound,
  invalidContent,
  invalidForm,
  invalidParameter,
  requestTooLarge,
  unknownOperation,
} from './apiErrors.ts';
import { maxAsyncEventBytes, maxEventBytes } from './eventLimits.ts';
import { parseFunctionName } from './functionName.ts';
import { readBody } from './requestBody.ts';
import { newTraceId, type ServedFunction } from './servedFunction.ts';

/** A call of a function that exists. */
export interface Call {
  readonly operation: Operation;
  readonly target: ServedFunction;
  /** The version or alias that was named. */
  readonly qualifier: string | undefined;
}

/** An event for a function that exists. */
export interface InvokeRequest extends Pick<Call, 'operation' | 'target'> {
  readonly type: 'RequestResponse' | 'Event' | 'DryRun';
  /** Whether the client wants the end of the log. */
  readonly wantsLog: boolean;
  readonly payload: Uint8Array;
  readonly options: InvokeOptions & { readonly traceId: string };
}

/** The operations, named as in the service's model. */
export type Operation = 'Invoke' | 'InvokeWithResponseStream';

/** The longest client context in base64. */
const maxContextBytes = 3583;

const paths: Readonly<Record<Operation, RegExp>> = {
  Invoke: /^\/2015-03-31\/functions\/([^/]+)\/invocations$/,
  InvokeWithResponseStream: /^\/2021-11-15\/functions\/([^/]+)\/response-streaming-invocations$/,
};
const types: Readonly<Record<Operation, readonly InvokeRequest['type'][]>> = {
  Invoke: ['RequestResponse', 'Event', 'DryRun'],
  InvokeWithResponseStream: ['RequestResponse', 'DryRun'],
};

/** Reads the address. @throws {ApiError} saying what is wrong with it. */
export function readCall(request: IncomingMessage, functions: ReadonlyMap<string, ServedFunction>): Call {
  const { operation, name, query } = route(request);
  return { operation, ...findFunction(name, query.get('Qualifier') ?? undefined, functions) };
}

/** Reads headers and body. @throws {ApiError} saying what is wrong with them. */
export async function readInvokeRequest(
  request: IncomingMessage,
  { operation, target, qualifier }: Call,
  requestId: string,
): Promise<InvokeRequest> {
  const header = (key: string): string | undefined => request.headers[key.toLowerCase()]?.toString() || undefined;
  const type = oneOf('invocationType', header('X-Amz-Invocation-Type') ?? 'RequestResponse', types[operation]);
  const wantsLog = oneOf('logType', header('X-Amz-Log-Type') ?? 'None', ['None', 'Tail']) === 'Tail';
  const tenantId = tenantOf(header('X-Amz-Tenant-Id'));
  const clientContext = contextOf(header('X-Amz-Client-Context'));
  const options = {
    requestId,
    traceId: header('X-Amzn-Trace-Id') ?? newTraceId(),
    invokedFunctionArn: functionArn(target.region, target.name, qualifier),
    ...(tenantId === undefined ? {} : { tenantId }),
    // Lambda gives it to the function only if someone waits.
    ...(clientContext === undefined || type === 'Event' ? {} : { clientContext }),
  };
  const payload = await readEvent(request, type === 'Event' ? maxAsyncEventBytes : maxEventBytes);
  return { operation, target, type, wantsLog, payload, options };
}

function route({ method = '', url = '' }: IncomingMessage): {
  operation: Operation;
  name: string;
  query: URLSearchParams;
} {
  const [path = '', query] = url.split('?');
  const operation = (Object.keys(paths) as Operation[]).find((key) => paths[key].test(path));
  if (!operation || method !== 'POST') throw unknownOperation(method, path);
  const segment = paths[operation].exec(path)?.[1] ?? '';
  const name = percentDecoded(segment);
  if (name === undefined) throw invalidForm('functionName', segment, 'Member must be percent-encoded UTF-8');
  return { operation, name, query: new URLSearchParams(query) };
}

function findFunction(
  text: string,
  queried: string | undefined,
  functions: ReadonlyMap<string, ServedFunction>,
): Omit<Call, 'operation'> {
  const parsed = parseFunctionName(text);
  if (!parsed) throw invalidForm('functionName', text, 'Member must be a function name or ARN');
  const qualifier = parsed.qualifier ?? queried;
  if (queried !== undefined && queried !== qualifier)
    throw invalidParameter('The derived qualifier from the function name does not match the specified qualifier.');
  const target = functions.get(parsed.name);
  const { version, aliases = [], region = 'us-east-1' } = target ?? {};
  const known = [undefined, '$LATEST', version, ...aliases];
  if (!target || !known.includes(qualifier)) throw functionNotFound(functionArn(region, parsed.name, qualifier));
  return { target, qualifier };
}

function oneOf<T extends string>(parameter: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw invalidForm(parameter, value, `Member must satisfy enum value set: [${allowed.join(', ')}]`);
}

function tenantOf(tenantId: string | undefined): string | undefined {
  if (tenantId === undefined || /^[a-zA-Z0-9._:/=+\-@ ]{1,256}$/.test(tenantId)) return tenantId;
  throw invalidForm(
    'tenantId',
    tenantId,
    'Member must satisfy regular expression pattern: [a-zA-Z0-9\\._:\\/=+\\-@ ]+',
  );
}

function contextOf(encoded: string | undefined): string | undefined {
  if (encoded === undefined) return undefined;
  if (encoded.length > maxContextBytes)
    throw invalidContent(`Client context must be at most ${maxContextBytes} bytes of base64, got ${encoded.length}.`);
  const context = parseJson(Buffer.from(encoded, 'base64'))?.value;
  if (!isFields(context)) throw invalidContent('Client context must be a valid Base64-encoded JSON object.');
  // The text may have line breaks, the header that carries it may not.
  return JSON.stringify(context);
}

/** An event without bytes is an empty object. */
async function readEvent(request: IncomingMessage, limitBytes: number): Promise<Uint8Array> {
  const body = await readBody(request, limitBytes);
  if (!body) throw requestTooLarge(limitBytes);
  if (body.length === 0) return Buffer.from('{}');
  if (parseJson(body)) return body;
  throw invalidContent('Could not parse request body into json: expected one JSON value');
}
