import { reportThrown } from './host';

// What the compiler makes every `throw` call (src/native/namedThrows.ts): tells the engine what is thrown, and gives the
// message of the abort() that follows. What is no error is named by its type, as `typeof` would.
// @ts-expect-error: decorator
@global
export function kingletThrown<T>(value: T): string {
  if (isString<T>()) {
    reportThrown('string', false);
    return changetype<string>(value);
  }
  if (isReference<T>()) {
    if (value instanceof Error) {
      const error = changetype<Error>(value);
      reportThrown(error.name, true);
      return error.message;
    }
    reportThrown('object', false);
    return '[object Object]';
  }
  reportThrown(isBoolean<T>() ? 'boolean' : 'number', false);
  // @ts-ignore: a number or a boolean
  return value.toString();
}
