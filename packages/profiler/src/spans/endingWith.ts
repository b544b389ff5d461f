// Waiting for promises without changing what their owners see of them.

/**
 * A promise of the same result, which is still reported as unhandled if nobody handles it; one that others could tell from that,
 * by its class or its properties, itself. `succeeded` or `failed` is called once it has settled.
 */
export function endingWith(
  promise: Promise<unknown>,
  succeeded: () => void,
  failed: (error: unknown) => void,
): Promise<unknown> {
  if (isPlain(promise))
    return promise.then(
      (value) => {
        succeeded();
        return value;
      },
      (error) => {
        failed(error);
        throw error;
      },
    );
  try {
    Promise.prototype.then.call(promise, succeeded, failed);
  } catch {
    // Its class does not let others wait for it.
    succeeded();
  }
  return promise;
}

/** Symbols are left out: Node's own hooks mark promises with them. */
function isPlain(promise: Promise<unknown>): boolean {
  return Object.getPrototypeOf(promise) === Promise.prototype && Object.getOwnPropertyNames(promise).length === 0;
}
