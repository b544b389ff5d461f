// Turns anything that can be thrown into the Runtime API's error body; never throws itself.
import { errorTypes, platformErrorType } from './protocol.ts';

/** The body of `error` and `init/error`. */
export interface ErrorBody {
  readonly errorMessage: string;
  readonly errorType: string;
  /** One frame per entry, without the leading spaces. */
  readonly stackTrace: readonly string[];
}

const unreadable = 'The thrown value could not be read';

/** The body for a thrown value. `errorType` replaces its name, for errors whose cause the loop knows better. */
export function serializeError(thrown: unknown, errorType?: string): ErrorBody {
  // A proxy may throw even here.
  const isError = attempt(() => thrown instanceof Error, false);
  if (!isError)
    return {
      errorMessage: text(() => String(thrown), unreadable),
      errorType: errorType ?? typeof thrown,
      stackTrace: [],
    };
  const error = thrown as Error;
  return {
    errorMessage: text(() => error.message, unreadable),
    errorType: errorType ?? text(() => error.name, 'Error'),
    stackTrace: frames(text(() => error.stack, '')),
  };
}

/** The name under which the platform knows a failed import, or undefined for what the module itself threw. */
export function importErrorType(thrown: unknown): string | undefined {
  if (attempt(() => thrown instanceof SyntaxError, false)) return errorTypes.userCodeSyntax;
  const code = attempt(() => (thrown as NodeJS.ErrnoException).code, undefined);
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND' ? errorTypes.importModule : undefined;
}

/** The header that goes with a body: a form that the platform keeps. */
export function errorTypeHeader(errorType: string): string {
  const candidates = [errorType, `Function.${errorType}`];
  return candidates.find((name) => platformErrorType.test(name)) ?? errorTypes.unknownFunctionError;
}

function frames(stack: string): string[] {
  return stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
}

/** The value as text; `fallback` if reading it throws or gives something other than text. */
function text(read: () => unknown, fallback: string): string {
  const value = attempt(read, undefined);
  return typeof value === 'string' ? value : fallback;
}

function attempt<T>(read: () => T, fallback: T): T {
  try {
    return read();
  } catch {
    return fallback; // the thrown value is hostile; reporting what is left matters more than why
  }
}
