// Turns anything that can be thrown into the Runtime API's error body; never throws itself.
import { errorTypes, platformErrorType } from './protocol.ts';

/** The body of `error` and `init/error`. */
export interface ErrorBody {
  readonly errorMessage: string;
  readonly errorType: string;
  /** One frame per entry, without the leading spaces. */
  readonly stackTrace: readonly string[];
  /** What led to it, if the error says so. */
  readonly cause?: ErrorBody;
  /** What an `AggregateError` holds. */
  readonly errors?: readonly ErrorBody[];
}

/** Causes of causes are followed so far; cycles end here too. */
const maxDepth = 4;
/** An `AggregateError` may hold one error for each of thousands of records. */
const maxErrors = 10;
const unreadable = 'The thrown value could not be read';

/** The body for a thrown value. `errorType` replaces its name, for errors whose cause the loop knows better. */
export function serializeError(thrown: unknown, errorType?: string): ErrorBody {
  return bodyOf(thrown, errorType, 1);
}

/** Whether it is an error of this realm; never throws, as even `instanceof` may on a proxy. */
export function isError(value: unknown): value is Error {
  return attempt(() => value instanceof Error, false);
}

function bodyOf(thrown: unknown, errorType: string | undefined, depth: number): ErrorBody {
  if (!isError(thrown))
    return {
      errorMessage: text(() => String(thrown), unreadable),
      errorType: errorType ?? typeof thrown,
      stackTrace: [],
    };
  return {
    errorMessage: text(() => thrown.message, unreadable),
    errorType: errorType ?? text(() => thrown.name, 'Error'),
    stackTrace: frames(text(() => thrown.stack, '')),
    ...(depth < maxDepth ? related(thrown, depth + 1) : {}),
  };
}

/** The errors that an error refers to. A hostile list gives what could be read of it. */
function related(error: Error, depth: number): Pick<ErrorBody, 'cause' | 'errors'> {
  const cause = attempt(() => error.cause, undefined);
  const isAggregate = attempt(() => error instanceof AggregateError && Array.isArray(error.errors), false);
  const count = isAggregate ? attempt(() => Math.min((error as AggregateError).errors.length, maxErrors), 0) : 0;
  const errors = Array.from({ length: count }, (_, i) => {
    const one: unknown = attempt(() => (error as AggregateError).errors[i], unreadable);
    return bodyOf(one, undefined, depth);
  });
  return {
    ...(cause === undefined ? {} : { cause: bodyOf(cause, undefined, depth) }),
    ...(count === 0 ? {} : { errors }),
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
