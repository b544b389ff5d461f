// What a function threw, as Lambda tells its caller.
import { jsonObject } from '../jsonObject.ts';

export interface FunctionError {
  /** Such as `TypeError`, or the platform's own: `Runtime.ExitError`. */
  readonly type: string;
  readonly message: string;
  /** A line each. */
  readonly stack: readonly string[];
}

/** Reads the JSON of an error; what is none is the message. */
export function functionError(body: string): FunctionError {
  const fields = jsonObject(body);
  if (!fields) return { type: 'Error', message: body, stack: [] };
  const { errorType, errorMessage, stackTrace, trace } = fields;
  const lines = [stackTrace, trace].find(Array.isArray) ?? [];
  return {
    type: typeof errorType === 'string' ? errorType : 'Error',
    message: typeof errorMessage === 'string' ? errorMessage : '',
    stack: lines.map((line: unknown) => (typeof line === 'string' ? line : JSON.stringify(line))),
  };
}

/** `TypeError: x is no function`, and the stack below it. */
export function renderFunctionError({ type, message, stack }: FunctionError): string {
  // A stack of V8 and QuickJS may begin with what stands above it already.
  const [first = '', ...rest] = stack;
  const isHead = first.startsWith(type) || first.startsWith('Error');
  const lines = isHead ? rest : stack;
  return [`${type}: ${message}`, ...lines.map((line) => `    ${line.trim()}`)].join('\n');
}
