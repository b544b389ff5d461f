// The second argument of every handler: the managed Node runtime's fields, read from headers and environment.
import { EventError } from './errors.ts';
import { envNames, errorTypes, headerNames } from './protocol.ts';

/** What a handler knows about its invocation. */
export interface Context {
  readonly awsRequestId: string;
  readonly invokedFunctionArn: string;
  readonly functionName: string;
  readonly functionVersion: string;
  /** Decimal text, as in the managed runtime. */
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  /** Present for functions called through Cognito. */
  readonly identity: CognitoIdentity | undefined;
  /** What the caller sent as client context. */
  readonly clientContext: Readonly<Record<string, unknown>> | undefined;
  /** Present for functions with tenant isolation. */
  readonly tenantId: string | undefined;
  readonly xRayTraceId: string | undefined;
  /** Milliseconds until the deadline; negative after it; never grows. `Infinity` if the event had none. */
  readonly getRemainingTimeInMillis: () => number;
}

/** Who called, if through Cognito. */
export interface CognitoIdentity {
  readonly cognitoIdentityId: string;
  readonly cognitoIdentityPoolId: string;
}

/** Headers with names in lower case. */
export type Headers = Readonly<Record<string, string | undefined>>;
/** Environment variables. */
export type Environment = Record<string, string | undefined>;

/** Wall clock for the deadline, monotonic clock for what has passed since; milliseconds. */
export interface Clock {
  readonly now: () => number;
  readonly monotonic: () => number;
}

/** @throws {EventError} `Runtime.PlatformError` if client context or identity is not JSON. */
export function createContext(headers: Headers, env: Environment, clock: Clock): Context {
  return {
    awsRequestId: headers[headerNames.requestId] ?? '',
    invokedFunctionArn: headers[headerNames.invokedFunctionArn] ?? '',
    functionName: env[envNames.functionName] ?? '',
    functionVersion: env[envNames.functionVersion] ?? '',
    memoryLimitInMB: env[envNames.memorySize] ?? '',
    logGroupName: env[envNames.logGroupName] ?? '',
    logStreamName: env[envNames.logStreamName] ?? '',
    identity: parseJson<CognitoIdentity>(headers, headerNames.cognitoIdentity),
    clientContext: parseJson<Record<string, unknown>>(headers, headerNames.clientContext),
    tenantId: headers[headerNames.tenantId],
    xRayTraceId: headers[headerNames.traceId],
    getRemainingTimeInMillis: remainingTime(headers[headerNames.deadlineMs], clock),
  };
}

/** The wall clock is read once: it may be set while the handler runs. */
function remainingTime(deadline: string | undefined, clock: Clock): () => number {
  if (deadline === undefined || !/^\d+$/.test(deadline)) return () => Number.POSITIVE_INFINITY;
  const remaining = Number(deadline) - clock.now();
  const start = clock.monotonic();
  return () => Math.floor(remaining - (clock.monotonic() - start));
}

function parseJson<T>(headers: Headers, name: string): T | undefined {
  const value = headers[name];
  if (!value) return undefined;
  try {
    return JSON.parse(value) as T;
  } catch (cause) {
    throw new EventError(
      errorTypes.platform,
      `Expected ${name} to be JSON, got ${JSON.stringify(value.slice(0, 80))}`,
      { cause },
    );
  }
}
