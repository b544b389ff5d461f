// A second, independent loop in plain node:http, with one fault on request (FAULT): what the behaviours are tested with.
// Not a model: it shows that each behaviour passes where the loop is right and fails where it is wrong.
import http from 'node:http';

const fault = process.env.FAULT ?? '';
const has = (name: string): boolean => fault === name;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Headers = Record<string, string | undefined>;
interface Reply {
  status: number;
  headers: Headers;
  body: Buffer;
}

const api = process.env.AWS_LAMBDA_RUNTIME_API ?? (has('defaultApi') ? '127.0.0.1:9001' : '');
if (!/^.+:\d+$/.test(api)) {
  console.error(has('silent') ? 'no' : 'AWS_LAMBDA_RUNTIME_API is missing or malformed');
  process.exit(1);
}
const [hostname, port] = api.split(':') as [string, string];
const agent = has('newConnection') ? false : new http.Agent({ keepAlive: true, maxSockets: 1 });
const base = '/2018-06-01/runtime';

function exchange(
  method: string,
  path: string,
  body: Buffer | undefined,
  headers: Record<string, string>,
  timeout: number,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const all = has('noUserAgent') ? headers : { 'user-agent': 'reference/1', ...headers };
    const request = http.request({
      hostname,
      port,
      method,
      path,
      agent,
      headers: all,
      insecureHTTPParser: !has('noFold'),
    });
    request.on('information', () => has('no1xx') && process.exit(9));
    request.on('error', reject);
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => {
        if (has('firstPiece') && parts.length === 1) return;
        parts.push(has('lossy') ? Buffer.from(part.toString()) : part);
        if (has('rawChunks') && response.headers['transfer-encoding']) parts.push(Buffer.from('\r\n'));
      });
      response.on('error', reject);
      response.on('end', () => {
        const raw = response.rawHeaders;
        const exact = Object.fromEntries(raw.flatMap((name, i) => (i % 2 ? [] : [[name, raw[i + 1]]])));
        const known =
          has('caseSensitive') && !exact['Lambda-Runtime-Aws-Request-Id'] ? {} : (response.headers as Headers);
        resolve({ status: response.statusCode ?? 0, headers: known, body: Buffer.concat(parts) });
        if (!request.writableFinished) request.destroy();
      });
    });
    if (timeout && !has('noTimeout')) request.setTimeout(timeout, () => request.destroy(new Error('silence')));
    request.end(body);
  });
}

async function nextEvent(): Promise<Reply> {
  for (let failures = 0; failures < 5; ) {
    const reply = await exchange('GET', `${base}/invocation/next`, undefined, {}, 0).catch((error: Error) => error);
    if (!(reply instanceof Error) && reply.status === 200 && reply.headers['lambda-runtime-aws-request-id'])
      return reply;
    if (reply instanceof Error && has('noReconnect')) process.exit(8);
    if (!(reply instanceof Error) && reply.status >= 500 && !has('survive500')) break;
    if (!(reply instanceof Error) && reply.status === 204) {
      if (!has('spin')) await sleep(50);
      continue;
    }
    if (has('spin')) continue;
    failures++;
    await sleep(20 * failures);
  }
  console.error('no event');
  return process.exit(1);
}

function describe(thrown: unknown, type?: string): { errorType: string; errorMessage: string; stackTrace: unknown } {
  const read = (get: () => unknown, otherwise: string): string => {
    try {
      const value = get();
      return typeof value === 'string' ? value : otherwise;
    } catch {
      return otherwise;
    }
  };
  if (has('assumesError')) {
    const error = thrown as Error;
    return { errorType: type ?? error.name, errorMessage: error.message, stackTrace: error.stack?.split('\n') };
  }
  const isError = read(() => String(thrown instanceof Error), 'false') === 'true';
  const error = thrown as Error;
  if (!isError)
    return { errorType: type ?? typeof thrown, errorMessage: read(() => String(thrown), 'unreadable'), stackTrace: [] };
  const stack = read(() => error.stack, '');
  return {
    errorType: has('anonymous') ? 'Error' : (type ?? read(() => error.name, 'Error')),
    errorMessage: read(() => error.message, 'unreadable'),
    stackTrace: has('stackText') ? stack : stack.split('\n').slice(1),
  };
}

let unsent = 0;

async function post(path: string, body: Buffer, headers: Record<string, string>): Promise<void> {
  try {
    const { status } = await exchange('POST', path, body, headers, 1000);
    unsent = 0;
    if (status >= 500 && !has('survive500')) process.exit(1);
    if (status >= 400 && has('crash4xx')) process.exit(7);
  } catch (error) {
    if (has('noReconnect')) throw error;
    console.error(String(error));
    if (has('hotAnswers')) return;
    unsent++;
    if (unsent === 5) process.exit(1);
    await sleep(50 * 2 ** (unsent - 1));
  }
}

function postError(
  path: string,
  thrown: unknown,
  type: string | undefined,
  headers: Record<string, string>,
): Promise<void> {
  const body = describe(thrown, type);
  const names = [body.errorType, `Function.${body.errorType}`, 'Function.Unknown'];
  const kept = names.find((name) => /^(Runtime|Function)\.[A-Z][a-zA-Z]+$/.test(name)) as string;
  const errorHeaders = { 'lambda-runtime-function-error-type': has('bareName') ? body.errorType : kept };
  return post(path, Buffer.from(JSON.stringify(body)), { ...headers, ...errorHeaders });
}

function contextOf(headers: Headers): object {
  const parse = (text: string | undefined): unknown =>
    text ? JSON.parse(Buffer.from(text, 'latin1').toString()) : undefined;
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

class Named extends Error {
  constructor(name: string, cause: unknown) {
    super(describe(cause).errorMessage);
    this.name = name;
  }
}

function naming<T>(name: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (has('fragile')) process.exit(6);
    throw new Named(name, error);
  }
}

async function handle(module: Record<string, unknown>, event: Reply, headers: Headers): Promise<[Buffer, string]> {
  const context = naming('Runtime.PlatformError', () => contextOf(headers));
  const text = event.body.toString(has('latin1') ? 'latin1' : 'utf8');
  const json = (value: unknown): [Buffer, string] => {
    const body =
      naming('Runtime.JSONStringifyError', () => JSON.stringify(value)) ?? (has('emptyResult') ? '' : 'null');
    return [Buffer.from(body), has('noContentType') ? 'text/plain' : 'application/json'];
  };
  if (typeof module.rawHandler === 'function') {
    const result: unknown = await module.rawHandler(event.body, context);
    return result instanceof Uint8Array ? [Buffer.from(result), 'application/octet-stream'] : json(result);
  }
  const parsed: unknown = naming('Runtime.UnmarshalError', () => JSON.parse(text));
  return json(await (module.handler as (event: unknown, context: unknown) => unknown)(parsed, context));
}

async function load(): Promise<Record<string, unknown>> {
  try {
    const module = await import(process.env.HANDLER as string);
    if (typeof module.handler !== 'function' && typeof module.rawHandler !== 'function')
      throw new Named('Runtime.HandlerNotFound', 'no handler');
    return module;
  } catch (error) {
    const echo: Record<string, string> = has('alwaysEcho') ? { 'lambda-runtime-invocation-id': 'x' } : {};
    if (!has('silentInit')) await postError(`${base}/init/error`, error, undefined, echo);
    return process.exit(has('initZero') ? 0 : 1);
  }
}

let lost: (thrown: unknown, type: string) => void = () => undefined;
process.on('beforeExit', () => has('noDrain') || lost(new Error('unsettled'), 'Runtime.UnsettledPromise'));
process.on(
  'unhandledRejection',
  (thrown) => has('ignoresRejections') || lost(thrown, 'Runtime.UnhandledPromiseRejection'),
);

const module = await load();
let sticky: Headers = {};
for (;;) {
  const event = await nextEvent();
  const headers = has('stickyHeaders') ? { ...sticky, ...event.headers } : event.headers;
  sticky = headers;
  const trace = headers['lambda-runtime-trace-id'];
  if (trace) process.env._X_AMZN_TRACE_ID = trace;
  else if (!has('stickyTrace')) delete process.env._X_AMZN_TRACE_ID;
  const id = headers['lambda-runtime-aws-request-id'] as string;
  const path = `${base}/invocation/${has('noEncoding') ? id : encodeURIComponent(id)}`;
  const invocation = headers['lambda-runtime-invocation-id'] ?? (has('alwaysEcho') ? 'x' : undefined);
  const echo: Record<string, string> =
    invocation && !has('noEcho') ? { 'lambda-runtime-invocation-id': invocation } : {};
  const interrupted = new Promise<[unknown, string]>((resolve) => {
    lost = (thrown, type) => resolve([thrown, type]);
  });
  const outcome = await Promise.race([
    handle(module, event, headers).then(
      (result) => ({ result }),
      (thrown: unknown) => ({ thrown, type: undefined }),
    ),
    interrupted.then(([thrown, type]) => ({ thrown, type })),
  ]);
  if ('result' in outcome)
    await post(`${path}/response`, outcome.result[0], { ...echo, 'content-type': outcome.result[1] });
  else await postError(`${path}/error`, outcome.thrown, outcome.type, echo);
  if ('type' in outcome && outcome.type === 'Runtime.UnhandledPromiseRejection') process.exit(1);
}
