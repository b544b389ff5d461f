import { remainingTime, Text, textOf } from './host';

/** An environment variable, or null when it is not set. */
export function environmentVariable(name: string): string | null {
  return textOf(Text.variable, name);
}

/** What is known about the invocation that runs: the names of Lambda's Node runtime. Texts are read when they are asked for. */
export class Context {
  get awsRequestId(): string {
    return orEmpty(textOf(Text.requestId));
  }

  get invokedFunctionArn(): string {
    return orEmpty(textOf(Text.functionArn));
  }

  get functionName(): string {
    return variable('AWS_LAMBDA_FUNCTION_NAME');
  }

  get functionVersion(): string {
    return variable('AWS_LAMBDA_FUNCTION_VERSION');
  }

  get memoryLimitInMB(): string {
    return variable('AWS_LAMBDA_FUNCTION_MEMORY_SIZE');
  }

  get logGroupName(): string {
    return variable('AWS_LAMBDA_LOG_GROUP_NAME');
  }

  get logStreamName(): string {
    return variable('AWS_LAMBDA_LOG_STREAM_NAME');
  }

  /** JSON text, as the caller sent it; null when there is none. */
  get clientContext(): string | null {
    return textOf(Text.clientContext);
  }

  /** JSON text: cognitoIdentityId, cognitoIdentityPoolId. Null when there is none. */
  get identity(): string | null {
    return textOf(Text.identity);
  }

  get tenantId(): string | null {
    return textOf(Text.tenantId);
  }

  get xRayTraceId(): string | null {
    return textOf(Text.traceId);
  }

  /** Milliseconds until the deadline; negative after it. */
  getRemainingTimeInMillis(): f64 {
    return remainingTime();
  }
}

function orEmpty(text: string | null): string {
  return text === null ? '' : text;
}

function variable(name: string): string {
  return orEmpty(environmentVariable(name));
}
