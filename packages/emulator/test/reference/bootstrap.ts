// A second, independent loop in plain node:http, with one fault on request (FAULT): what the behaviours are tested with.
// Not a model: it shows that each behaviour passes where the loop is right and fails where it is wrong.
import { naming, postError } from './errors.ts';
import { has } from './fault.ts';
import { type Headers, nextEvent, post, type Reply } from './http.ts';
import { dawdle, load, prepareShutdown, snapshot } from './life.ts';
import { during, patchConsole } from './logs.ts';
import { awslambda, isStreaming, runStream } from './streams.ts';

const base = '/2018-06-01/runtime';
const concurrency = Number(process.env.AWS_LAMBDA_MAX_CONCURRENCY ?? 1);
const leaked: unknown[] = [];
let sticky: Headers = {};
let lost: (thrown: unknown, type?: string) => void = () => undefined;

patchConsole();
Object.assign(globalThis, { awslambda });
process.on('beforeExit', () => has('noDrain') || lost(new Error('unsettled'), 'Runtime.UnsettledPromise'));
process.on(
  'unhandledRejection',
  (thrown) => has('ignoresRejections') || lost(thrown, 'Runtime.UnhandledPromiseRejection'),
);
process.on('uncaughtException', (thrown) => has('ignoresExceptions') || lost(thrown));
const handler = (await load()) as ((...args: unknown[]) => unknown) & { raw: boolean };
await prepareShutdown();
await snapshot();
await dawdle();
await Promise.all(Array.from({ length: has('oneAtATime') ? 1 : concurrency }, () => poll()));

async function poll(): Promise<void> {
  for (;;) await answer(await nextEvent(base));
}

async function answer(event: Reply): Promise<void> {
  const headers = has('stickyHeaders') ? { ...sticky, ...event.headers } : event.headers;
  sticky = headers;
  if (has('leak')) leaked.push(Buffer.alloc(8192, 1));
  setTrace(headers['lambda-runtime-trace-id']);
  const id = utf8(headers['lambda-runtime-aws-request-id']) as string;
  const path = `${base}/invocation/${has('noEncoding') ? id : encodeURIComponent(id)}`;
  const invocation = headers['lambda-runtime-invocation-id'] ?? (has('alwaysEcho') ? 'x' : undefined);
  const echo: Record<string, string> =
    invocation && !has('noEcho') ? { 'lambda-runtime-invocation-id': invocation } : {};
  const interrupted = new Promise<{ thrown: unknown; type: string | undefined }>((resolve) => {
    lost = (thrown, type) => resolve({ thrown, type });
  });
  const own = { id, tenant: headers['lambda-runtime-aws-tenant-id'] };
  const handled = during(own, () => handle(event, headers, path, echo)).catch((thrown: unknown) => ({ thrown }));
  const outcome = await (concurrency > 1
    ? handled
    : Promise.race([handled, interrupted.then((found) => ({ ...found, fatal: true }))]));
  if (!outcome) return;
  if ('body' in outcome) await post(`${path}/response`, outcome.body, { ...echo, 'content-type': outcome.type });
  else
    await postError(
      `${path}/error`,
      outcome.thrown,
      'type' in outcome ? (outcome.type as string | undefined) : undefined,
      echo,
    );
  if ('fatal' in outcome && !('type' in outcome && outcome.type === 'Runtime.UnsettledPromise')) process.exit(1);
}

function setTrace(trace: string | undefined): void {
  if (concurrency > 1) return;
  if (trace) process.env._X_AMZN_TRACE_ID = trace;
  else if (!has('stickyTrace')) delete process.env._X_AMZN_TRACE_ID;
}

/** The answer; undefined when a stream was sent; what was thrown when a stream has not begun. */
async function handle(
  event: Reply,
  headers: Headers,
  path: string,
  echo: Record<string, string>,
): Promise<{ body: Buffer; type: string } | { thrown: unknown } | undefined> {
  const context = naming('Runtime.PlatformError', () => contextOf(headers));
  if (handler.raw) {
    const result = await handler(event.body, context);
    return result instanceof Uint8Array
      ? { body: whole(Buffer.from(result)), type: 'application/octet-stream' }
      : json(result);
  }
  const text = event.body.toString(has('latin1') ? 'latin1' : 'utf8');
  const parsed: unknown = naming('Runtime.UnmarshalError', () => JSON.parse(text));
  if (isStreaming(handler)) return runStream(`${path}/response`, echo, (stream) => handler(parsed, stream, context));
  return json(await handler(parsed, context));
}

function json(value: unknown): { body: Buffer; type: string } {
  const text =
    naming('Runtime.JSONStringifyError', () => JSON.stringify(value, null, has('spacedJson') ? 1 : 0)) ??
    (has('emptyResult') ? '' : 'null');
  return { body: whole(Buffer.from(text)), type: has('noContentType') ? 'text/plain' : 'application/json' };
}

function whole(body: Buffer): Buffer {
  return has('smallLimit') ? body.subarray(0, 6 * 2 ** 20) : body;
}

function utf8(text: string | undefined): string | undefined {
  return text === undefined || has('latin1Headers') ? text : Buffer.from(text, 'latin1').toString();
}

function contextOf(headers: Headers): object {
  const parse = (text: string | undefined): unknown => (text ? JSON.parse(utf8(text) as string) : undefined);
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  if (has('noContext')) return { getRemainingTimeInMillis: () => deadline - Date.now() };
  return {
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    identity: parse(headers['lambda-runtime-cognito-identity']),
    clientContext: parse(headers['lambda-runtime-client-context']),
    tenantId: headers['lambda-runtime-aws-tenant-id'],
    xRayTraceId: headers['lambda-runtime-trace-id'],
    getRemainingTimeInMillis: () => (has('constantTime') ? 1000 : deadline - Date.now()),
  };
}
