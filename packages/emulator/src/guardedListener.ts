// Keeps a caller's listener from failing inside the connection that it listens to, where it would look like broken HTTP.
import type { InvokeOptions } from './invocation.ts';

type OnStream = NonNullable<InvokeOptions['onStream']>;

/** A listener that never throws. */
export interface GuardedListener {
  readonly onStream: OnStream;
  /** What the listener threw, or rejected with, first; it has heard nothing since. */
  readonly failure: () => { readonly error: unknown } | undefined;
}

/** The listener, until it fails. */
export function guardedListener(onStream: OnStream): GuardedListener {
  let failure: { readonly error: unknown } | undefined;
  const fail = (error: unknown): void => {
    failure ??= { error };
  };
  return {
    onStream: (contentType) => {
      let sink: ReturnType<OnStream> = () => undefined;
      try {
        sink = onStream(contentType);
      } catch (error) {
        fail(error);
      }
      return (bytes) => {
        if (failure) return undefined;
        try {
          const until = sink(bytes);
          return until && Promise.resolve(until).catch(fail);
        } catch (error) {
          return fail(error);
        }
      };
    },
    failure: () => failure,
  };
}
