// An HTTP server that stands in for AWS where moto does not: rules answer what they match, all else goes on to `upstream`.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request as an AWS client sent it. */
export interface AwsRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** `lambda`, `iam`, `logs`, `sts`: from the signature. */
  readonly service: string;
  /** What a call of IAM, Logs or STS is named: `CreateRole`; for Lambda method and path without the date: `POST /functions`. */
  readonly operation: string;
  /** Whether it may change what AWS holds. Invoking does not. */
  readonly isWrite: boolean;
}

/** What a rule does with a request. */
export type Answer =
  /** An answer; an object is sent as JSON. */
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** The connection breaks; `after`: when upstream has done it. */
  | { readonly reset: 'before' | 'after' };

/** The first that answers is heard. */
export type Rule = (request: AwsRequest) => Answer | undefined | Promise<Answer | undefined>;

/** The server, running. */
export interface FakeAws {
  readonly endpoint: string;
  /** All requests so far, in their order. */
  readonly requests: AwsRequest[];
  /** Of `requests`, those that may change something: `['iam CreateRole', 'lambda POST /functions']`. */
  readonly writes: () => string[];
  readonly stop: () => Promise<void>;
}

/** Starts the server on a free port. Without `upstream`, what no rule answers is an error that names the request. */
export async function startFakeAws({
  upstream,
  rules = [],
}: {
  readonly upstream?: string;
  readonly rules?: readonly Rule[];
} = {}): Promise<FakeAws> {
  const requests: AwsRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const body = await buffer(incoming);
    const seen = describeRequest(incoming, body);
    requests.push(seen);
    try {
      const answer = await firstAnswer(rules, seen);
      if (answer && 'status' in answer) return send(response, answer);
      if (answer?.reset === 'before') return void incoming.socket.resetAndDestroy();
      if (upstream === undefined) return send(response, noRule(seen));
      await forward(upstream, incoming, body, answer ? undefined : response);
      if (answer) incoming.socket.resetAndDestroy();
    } catch (error) {
      // Upstream is gone, or a rule is wrong: the client sees a broken connection, the test's output says why.
      process.stderr.write(`fakeAws: ${seen.service} ${seen.operation}: ${(error as Error).stack}\n`);
      incoming.socket.destroy();
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    writes: () => requests.filter(({ isWrite }) => isWrite).map(({ service, operation }) => `${service} ${operation}`),
    stop: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The first `times` requests that match get `answer`. */
export function firstTimes(times: number, matches: (request: AwsRequest) => boolean, answer: Answer): Rule {
  let left = times;
  return (seen) => (left > 0 && matches(seen) && left-- > 0 ? answer : undefined);
}

/** Matches the requests named so: `is('lambda POST /functions')`. `{}` stands for one part of a path. */
export function is(name: string): (request: AwsRequest) => boolean {
  const pattern = new RegExp(`^${patternOf(name)}$`);
  return ({ service, operation }) => pattern.test(`${service} ${operation}`);
}

/** An error of Lambda (REST with JSON). */
export function lambdaError(status: number, type: string, message: string): Answer {
  return { status, headers: { 'x-amzn-errortype': type }, body: { Type: 'User', message, Message: message } };
}

/** An error of IAM or STS (query protocol, XML). */
export function iamError(status: number, code: string, message: string): Answer {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse>${error}<RequestId>00000000-0000-0000-0000-000000000000</RequestId></ErrorResponse>`,
  };
}

/** An error of CloudWatch Logs (JSON). */
export function logsError(status: number, type: string, message: string): Answer {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: { __type: type, message } };
}

export const throttled: Answer = lambdaError(429, 'TooManyRequestsException', 'Rate exceeded');
export const serverError: Answer = lambdaError(500, 'ServiceException', 'An error occurred');
export const updateInProgress: Answer = lambdaError(
  409,
  'ResourceConflictException',
  'The operation cannot be performed at this time. An update is in progress for resource',
);
export const roleNotReady: Answer = lambdaError(
  400,
  'InvalidParameterValueException',
  'The role defined for the function cannot be assumed by Lambda.',
);
export const otherCode: Answer = lambdaError(
  400,
  'InvalidParameterValueException',
  'CodeSHA256 (a=) is different from current CodeSHA256 in $LATEST (b=). Please try again with the CodeSHA256 in $LATEST.',
);
export const roleNotGranted: Answer = lambdaError(
  400,
  'InvalidParameterValueException',
  'Lambda was unable to configure access to your environment variables because the KMS key is invalid for CreateGrant. Please check your KMS key settings. KMS Exception: InvalidArnException KMS Message: ARN does not refer to a valid principal: arn:aws:iam::123456789012:role/kinglet-f',
);
export const expiredCredentials: Answer = lambdaError(
  403,
  'ExpiredTokenException',
  'The security token included in the request is expired',
);

/** A permission that is there already is a conflict, as on AWS; moto would hold it twice. */
export function uniquePermissions(upstream: string): Rule {
  return async ({ service, method, path, body, headers }) => {
    if (service !== 'lambda' || method !== 'POST' || !/\/policy(\?|$)/.test(path)) return undefined;
    const { StatementId } = JSON.parse(body) as { StatementId: string };
    const held = await fetch(new URL(path, upstream), { headers: { authorization: headers.authorization ?? '' } });
    const { Policy = '{}' } = (await held.json()) as { Policy?: string };
    const { Statement = [] } = JSON.parse(Policy) as { Statement?: { Sid: string }[] };
    if (!Statement.some(({ Sid }) => Sid === StatementId)) return undefined;
    return lambdaError(409, 'ResourceConflictException', `The statement id (${StatementId}) provided already exists.`);
  };
}

interface Provisioned {
  readonly requested: number;
  /** Answers of GET until READY. */
  pending: number;
}

/** A rule that remembers: environments by `function:alias`. */
export type ProvisionedRule = Rule & { readonly environments: () => Readonly<Record<string, number>> };

/** Provisioned concurrency, which moto lacks; ready after it was looked at `pending` times. */
export function provisionedConcurrency({ pending = 2 }: { readonly pending?: number } = {}): ProvisionedRule {
  const held = new Map<string, Provisioned>();
  const environments = () => Object.fromEntries([...held].map(([key, { requested }]) => [key, requested]));
  const rule: Rule = ({ service, method, path, body }) => {
    const url = new URL(path, 'http://aws');
    const name = /\/functions\/([^/]+)\/provisioned-concurrency$/.exec(url.pathname)?.[1];
    if (service !== 'lambda' || name === undefined) return undefined;
    const key = `${name}:${url.searchParams.get('Qualifier')}`;
    if (method === 'DELETE') return held.delete(key) ? { status: 204 } : notProvisioned;
    if (method === 'PUT') {
      const { ProvisionedConcurrentExecutions } = JSON.parse(body) as { ProvisionedConcurrentExecutions: number };
      const made: Provisioned = { requested: ProvisionedConcurrentExecutions, pending };
      held.set(key, made);
      return { status: 202, body: described(made) };
    }
    const found = held.get(key);
    if (!found) return notProvisioned;
    const answer = { status: 200, body: described(found) };
    found.pending--;
    return answer;
  };
  return Object.assign(rule, { environments });
}

const notProvisioned = lambdaError(
  404,
  'ProvisionedConcurrencyConfigNotFoundException',
  'No Provisioned Concurrency Config found for this function',
);

function described({ requested, pending }: Provisioned): unknown {
  const ready = pending > 0 ? 0 : requested;
  return {
    RequestedProvisionedConcurrentExecutions: requested,
    AvailableProvisionedConcurrentExecutions: ready,
    AllocatedProvisionedConcurrentExecutions: ready,
    Status: pending > 0 ? 'IN_PROGRESS' : 'READY',
    LastModified: '2026-11-28T12:00:00+0000',
  };
}

function describeRequest({ method = 'GET', url = '/', headers }: IncomingMessage, bytes: Buffer): AwsRequest {
  const body = bytes.toString('utf8');
  const service = /Credential=[^,]*?\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/.exec(headers.authorization ?? '')?.[1] ?? '';
  const target = headers['x-amz-target']?.toString().split('.').at(-1) ?? /\/operation\/(\w+)/.exec(url)?.[1];
  const action = new URLSearchParams(body).get('Action');
  const operation =
    service === 'lambda'
      ? `${method} ${new URL(url, 'http://aws').pathname.replace(/^\/\d{4}-\d\d-\d\d/, '').replace(/\/$/, '')}`
      : (target ?? action ?? `${method} ${url}`);
  const isRead =
    service === 'lambda'
      ? method === 'GET' || /invocations$|response-streaming/.test(operation)
      : /^(Get|List|Describe|Filter|Assume|Simulate|Start|Stop)/.test(operation);
  return { method, path: url, headers, body, service, operation, isWrite: !isRead };
}

async function firstAnswer(rules: readonly Rule[], seen: AwsRequest): Promise<Answer | undefined> {
  for (const rule of rules) {
    const answer = await rule(seen);
    if (answer) return answer;
  }
  return undefined;
}

function send(response: ServerResponse, answer: Exclude<Answer, { reset: string }>): void {
  const { status, headers = {}, body } = answer;
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}

async function forward(
  upstream: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse | undefined,
): Promise<void> {
  const going = request(new URL(url ?? '/', upstream), { method: method ?? 'GET', headers });
  going.end(body);
  const [answer] = (await once(going, 'response')) as [IncomingMessage];
  const bytes = await buffer(answer);
  const { 'transfer-encoding': _, ...kept } = answer.headers;
  response?.writeHead(answer.statusCode ?? 502, { ...kept, 'content-length': bytes.length }).end(bytes);
}

function noRule({ service, operation }: AwsRequest): Exclude<Answer, { reset: string }> {
  return lambdaError(400, 'NoRuleException', `fakeAws has no rule for ${service} ${operation}`) as never;
}

function patternOf(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\{\\}', '[^/]+');
}
