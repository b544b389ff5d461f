// Every path, header, variable, limit and exit code of the Lambda Runtime API that the loop uses, named as in the
// specification. What the loop does in each situation is the table "What happens when" in the README of this package;
// the C bootstrap follows the same table.

export const paths = {
  next: '/2018-06-01/runtime/invocation/next',
  initError: '/2018-06-01/runtime/init/error',
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
} as const;

export const envNames = {
  runtimeApi: 'AWS_LAMBDA_RUNTIME_API',
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

export const exitCodes = { failure: 1 } as const;

/** Tries for one event, the first included, before the loop gives up. */
export const nextAttempts = 5;
/** Wait before the second try; doubles with each further one. */
export const firstRetryDelayMs = 50;
/** Wait after a `204`, which local emulators send when they have no event. */
export const emptyPollDelayMs = 100;
/** For reaching the server; waiting on `next` has no limit, because the process may be frozen meanwhile. */
export const connectTimeoutMs = 1000;
/** An answer that was sent and not acknowledged is given up after this much silence. */
export const answerTimeoutMs = 5000;
