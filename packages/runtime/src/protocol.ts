// Every path, header, variable, limit and exit code of the Lambda Runtime API that the loop uses, named as in the
// specification. What the loop does in each situation is the table "What happens when" in the README of this package;
// the C bootstrap follows the same table.

export const paths = {
  next: '/2018-06-01/runtime/invocation/next',
  initError: '/2018-06-01/runtime/init/error',
  restoreNext: '/2018-06-01/runtime/restore/next',
  restoreError: '/2018-06-01/runtime/restore/error',
  extensionRegister: '/2020-01-01/extension/register',
  extensionNext: '/2020-01-01/extension/event/next',
  response: (requestId: string): string => `/2018-06-01/runtime/invocation/${encodeURIComponent(requestId)}/response`,
  error: (requestId: string): string => `/2018-06-01/runtime/invocation/${encodeURIComponent(requestId)}/error`,
} as const;

/** In lower case, as Node gives them. */
export const headerNames = {
  requestId: 'lambda-runtime-aws-request-id',
  deadlineMs: 'lambda-runtime-deadline-ms',
  invokedFunctionArn: 'lambda-runtime-invoked-function-arn',
  traceId: 'lambda-runtime-trace-id',
  clientContext: 'lambda-runtime-client-context',
  cognitoIdentity: 'lambda-runtime-cognito-identity',
  tenantId: 'lambda-runtime-aws-tenant-id',
  invocationId: 'lambda-runtime-invocation-id',
  errorType: 'lambda-runtime-function-error-type',
  errorBody: 'lambda-runtime-function-error-body',
  xrayErrorCause: 'lambda-runtime-function-xray-error-cause',
  responseMode: 'lambda-runtime-function-response-mode',
  extensionName: 'lambda-extension-name',
  extensionId: 'lambda-extension-identifier',
} as const;

export const envNames = {
  runtimeApi: 'AWS_LAMBDA_RUNTIME_API',
  handler: '_HANDLER',
  taskRoot: 'LAMBDA_TASK_ROOT',
  initializationType: 'AWS_LAMBDA_INITIALIZATION_TYPE',
  maxConcurrency: 'AWS_LAMBDA_MAX_CONCURRENCY',
  logFormat: 'AWS_LAMBDA_LOG_FORMAT',
  logLevel: 'AWS_LAMBDA_LOG_LEVEL',
  telemetryFd: '_LAMBDA_TELEMETRY_LOG_FD',
  functionName: 'AWS_LAMBDA_FUNCTION_NAME',
  functionVersion: 'AWS_LAMBDA_FUNCTION_VERSION',
  memorySize: 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  logGroupName: 'AWS_LAMBDA_LOG_GROUP_NAME',
  logStreamName: 'AWS_LAMBDA_LOG_STREAM_NAME',
  traceId: '_X_AMZN_TRACE_ID',
} as const;

/** Error types of the runtime itself: a thrown error keeps its own name. */
export const errorTypes = {
  handlerNotFound: 'Runtime.HandlerNotFound',
  malformedHandlerName: 'Runtime.MalformedHandlerName',
  malformedStreamingHandler: 'Runtime.MalformedStreamingHandler',
  invalidStreamingOperation: 'Runtime.InvalidStreamingOperation',
  beforeSnapshot: 'Runtime.BeforeSnapshotError',
  afterRestore: 'Runtime.AfterRestoreError',
  importModule: 'Runtime.ImportModuleError',
  userCodeSyntax: 'Runtime.UserCodeSyntaxError',
  jsonStringify: 'Runtime.JSONStringifyError',
  unmarshal: 'Runtime.UnmarshalError',
  platform: 'Runtime.PlatformError',
  unhandledRejection: 'Runtime.UnhandledPromiseRejection',
  unsettledPromise: 'Runtime.UnsettledPromise',
  unknownFunctionError: 'Function.Unknown',
} as const;

/** What the platform keeps of an error type; anything else it replaces. */
export const platformErrorType: RegExp = /^(Runtime|Function)\.[A-Z][a-zA-Z]+$/;

export const exitCodes = { shutdown: 0, failure: 1, beforeSnapshot: 64, afterRestore: 65 } as const;

/** How often and how patiently something is tried again. */
export interface RetryPolicy {
  /** Tries, the first included. */
  readonly attempts: number;
  /** Wait before the second try; doubles with each further one, up to `maxDelayMs`. */
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** Whether a 5xx means that the environment is broken and must be left. */
  readonly leaveOnServerError: boolean;
}

/** One event at a time: the platform replaces an environment that gives up quickly. */
export const singleRetry: RetryPolicy = { attempts: 5, firstDelayMs: 50, maxDelayMs: 400, leaveOnServerError: true };
/** Many at a time: others are being handled, and 5xx may mean only that there are more pollers than events allowed. */
export const concurrentRetry: RetryPolicy = {
  attempts: 21,
  firstDelayMs: 100,
  maxDelayMs: 90_000,
  leaveOnServerError: false,
};

/** The wait after failure number `failures` (1 is the first). */
export function retryDelayMs(policy: RetryPolicy, failures: number): number {
  return Math.min(policy.firstDelayMs * 2 ** (failures - 1), policy.maxDelayMs);
}

/** Wait after a `204`, which local emulators send when they have no event. */
export const emptyPollDelayMs = 100;
/** For reaching the server; waiting on `next` has no limit, because the process may be frozen meanwhile. */
export const connectTimeoutMs = 1000;
/** An answer that was sent and not acknowledged is given up after this much silence. */
export const answerTimeoutMs = 5000;
/** The same for a stream: what the system has taken of it may be passed on at 2 MB/s, and only then it is acknowledged. */
export const streamTimeoutMs = 60_000;

/** Content type of a stream of which nothing else was said. */
export const streamContentType: string = 'application/octet-stream';
/** Content type of a stream that begins with status and headers for an HTTP client. */
export const httpIntegrationContentType: string = 'application/vnd.awslambda.http-integration-response';
/** NUL bytes between that beginning and the body. */
export const preludeDelimiterBytes = 8;

/** What the platform keeps of an X-Ray cause, in bytes: a larger one is shortened. */
export const maxXrayCauseBytes: number = 64 * 1024;
/** From here on a cause is not sent at all, as in AWS's own clients. */
export const droppedXrayCauseBytes: number = 1024 * 1024;
