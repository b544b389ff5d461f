// Every name and limit of the Lambda Runtime API that the emulator speaks, spelled as in the specification.

export const paths = {
  ping: '/ping',
  next: '/2018-06-01/runtime/invocation/next',
  initError: '/2018-06-01/runtime/init/error',
  restoreNext: '/2018-06-01/runtime/restore/next',
  restoreError: '/2018-06-01/runtime/restore/error',
  extensionRegister: '/2020-01-01/extension/register',
  extensionNext: '/2020-01-01/extension/event/next',
  extensionInitError: '/2020-01-01/extension/init/error',
  extensionExitError: '/2020-01-01/extension/exit/error',
} as const;

/** Matches both answer paths: group 1 is the encoded request id, group 2 is `response` or `error`. */
export const answerPath: RegExp = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/;

export const headerNames = {
  requestId: 'Lambda-Runtime-Aws-Request-Id',
  deadlineMs: 'Lambda-Runtime-Deadline-Ms',
  invokedFunctionArn: 'Lambda-Runtime-Invoked-Function-Arn',
  traceId: 'Lambda-Runtime-Trace-Id',
  clientContext: 'Lambda-Runtime-Client-Context',
  cognitoIdentity: 'Lambda-Runtime-Cognito-Identity',
  tenantId: 'Lambda-Runtime-Aws-Tenant-Id',
  invocationId: 'Lambda-Runtime-Invocation-Id',
  errorType: 'Lambda-Runtime-Function-Error-Type',
  xrayErrorCause: 'Lambda-Runtime-Function-XRay-Error-Cause',
  errorBody: 'Lambda-Runtime-Function-Error-Body',
  responseMode: 'Lambda-Runtime-Function-Response-Mode',
  extensionName: 'Lambda-Extension-Name',
  extensionId: 'Lambda-Extension-Identifier',
} as const;

/** Content type of a streamed response that begins with a prelude: status, headers and cookies. */
export const preludeType = 'application/vnd.awslambda.http-integration-response';

/** The largest event or response, in bytes: 6 MiB and 100 bytes. */
export const maxPayloadBytes: number = 6 * 1024 * 1024 + 100;

/** The longest streamed response, in bytes: 200 MiB. */
export const maxStreamBytes: number = 200 * 1024 * 1024;

/** What the platform says in place of a response that is too long. */
export function responseTooLargeMessage(limitBytes: number): string {
  return `Response payload size exceeded maximum allowed payload size (${limitBytes} bytes).`;
}

/** The platform's server sends up to this many bytes with Content-Length and anything longer chunked. */
export const platformBufferBytes = 2048;

/** Time for the runtime between SIGTERM and SIGKILL when only internal extensions are registered. */
export const shutdownMs = 500;

/** On-demand functions may take this long before their first `GET /next`. */
export const defaultInitTimeoutMs = 10_000;

/** Error types that the platform itself reports. */
export const platformErrors = {
  exit: 'Runtime.ExitError',
  invalidEntrypoint: 'Runtime.InvalidEntrypoint',
  invalidResponseMode: 'Runtime.InvalidResponseModeHeader',
  outOfMemory: 'Runtime.OutOfMemory',
  responseTooLarge: 'Function.ResponseSizeTooLarge',
  timeout: 'Sandbox.Timedout',
  tooManyIdle: 'Runtime.TooManyIdleRuntimes',
} as const;

/**
 * What the platform keeps of an error-type header: names of the form `Runtime.Name` and `Function.Name`; another
 * `Function.` name becomes `Function.Unknown` and anything else `Runtime.Unknown`.
 */
export function platformErrorType(header: string | undefined): string {
  if (header !== undefined && /^(Runtime|Function)\.[A-Z][a-zA-Z]+$/.test(header)) return header;
  return header?.startsWith('Function.') ? 'Function.Unknown' : 'Runtime.Unknown';
}
