// The environment variables that Lambda gives to a function with a custom runtime.
import type { ResolvedOptions } from './options.ts';

/** What the variables are made from. */
export interface LambdaEnvOptions {
  /** `host:port` of the Runtime API. */
  readonly runtimeApi: string;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly memoryMb: number;
  readonly region: string;
  /** `_HANDLER`. */
  readonly handler: string;
  /** `LAMBDA_TASK_ROOT`. */
  readonly taskRoot: string;
  readonly logStreamName: string;
  /** `PATH`. */
  readonly path: string;
}

/** Every variable of an emulated environment: Lambda's, those of its kind, the caller's own on top. */
export function environmentVariables(options: ResolvedOptions, runtimeApi: string): Record<string, string> {
  const { concurrency, snapStart } = options;
  const kind: Record<string, string> = snapStart ? { AWS_LAMBDA_INITIALIZATION_TYPE: 'snap-start' } : {};
  if (concurrency > 1) {
    kind.AWS_LAMBDA_INITIALIZATION_TYPE = 'lambda-managed-instances';
    kind.AWS_LAMBDA_MAX_CONCURRENCY = String(concurrency);
    kind.AWS_LAMBDA_LOG_FORMAT = 'JSON';
  }
  const lambda = lambdaEnv({ ...options, runtimeApi, taskRoot: options.cwd, logStreamName: logStream() });
  return { ...lambda, ...kind, ...options.env };
}

/** Lambda's form: date, version, 32 hexadecimal digits. */
function logStream(): string {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[$LATEST]${crypto.randomUUID().replaceAll('-', '')}`;
}

/** The variables by name; credentials are placeholders that no service accepts. */
export function lambdaEnv(options: LambdaEnvOptions): Record<string, string> {
  return {
    PATH: options.path,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_LAMBDA_RUNTIME_API: options.runtimeApi,
    AWS_LAMBDA_FUNCTION_NAME: options.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: options.functionVersion,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(options.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${options.functionName}`,
    AWS_LAMBDA_LOG_STREAM_NAME: options.logStreamName,
    AWS_LAMBDA_LOG_FORMAT: 'Text',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_REGION: options.region,
    AWS_DEFAULT_REGION: options.region,
    AWS_ACCESS_KEY_ID: 'emulator',
    AWS_SECRET_ACCESS_KEY: 'emulator',
    AWS_SESSION_TOKEN: 'emulator',
    LAMBDA_TASK_ROOT: options.taskRoot,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    _HANDLER: options.handler,
  };
}
