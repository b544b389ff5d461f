// A function behind the checks of its arguments.

/** Throws what `check` throws; else calls `run`. */
export function checkedCall<Arguments extends readonly unknown[], Result>(
  check: (...args: Arguments) => void,
  run: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  return (...args) => {
    check(...args);
    return run(...args);
  };
}
