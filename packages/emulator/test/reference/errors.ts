// The reference loop's errors: body, header, X-Ray cause.
import { has } from './fault.ts';
import { post } from './http.ts';

export class Named extends Error {
  constructor(name: string, cause: unknown) {
    super(typeof cause === 'string' ? cause : describe(cause).errorMessage);
    this.name = name;
  }
}

export function naming<T>(name: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (has('fragile')) process.exit(6);
    throw new Named(name, error);
  }
}

export function describe(
  thrown: unknown,
  type?: string,
): { errorType: string; errorMessage: string; stackTrace: unknown } {
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
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  return {
    errorType: has('anonymous') ? 'E' : (type ?? read(() => error.name, 'Error')),
    errorMessage: read(() => error.message, 'unreadable'),
    stackTrace: has('stackText') ? stack : frames,
  };
}

export function headerType(errorType: string): string {
  const names = [errorType, `Function.${errorType}`, 'Function.Unknown'];
  const kept = names.find((name) => /^(Runtime|Function)\.[A-Z][a-zA-Z]+$/.test(name)) as string;
  return has('bareName') ? errorType.replace(/[\r\n]/g, '') : kept;
}

export function postError(
  path: string,
  thrown: unknown,
  type?: string,
  headers: Record<string, string> = {},
): Promise<void> {
  const body = describe(thrown, type);
  const cause = has('noXray') ? undefined : xrayCause(body);
  const errorHeaders = {
    'lambda-runtime-function-error-type': headerType(body.errorType),
    ...(cause === undefined ? {} : { 'lambda-runtime-function-xray-error-cause': cause }),
  };
  return post(path, Buffer.from(JSON.stringify(body)), { ...headers, ...errorHeaders });
}

function xrayCause({ errorType, errorMessage, stackTrace }: ReturnType<typeof describe>): string | undefined {
  const clean = (text: string): string => (has('rawDelete') ? text : text.replaceAll('\x7f', '%7F'));
  const stack = (Array.isArray(stackTrace) ? (stackTrace as string[]) : []).map((frame) => {
    const [, label = '', path = '', line = '0'] = /at (.*?) ?\(?([^ (]*?):(\d+):\d+/.exec(frame) ?? [];
    return { path, line: Number(line), label };
  });
  const exceptions = [{ type: errorType, message: clean(errorMessage), stack }];
  const cause = JSON.stringify({ working_directory: process.cwd(), exceptions, paths: [] });
  const bytes = Buffer.from(cause);
  return bytes.length > 64 * 1024 && !has('hugeXray') ? undefined : bytes.toString('latin1');
}
