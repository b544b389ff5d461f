// Lets an error that nobody caught end whatever the loop is waiting for.

/** Something that failed outside of what the loop waits for. */
export interface Fatal {
  readonly thrown: unknown;
  /** Replaces the thrown value's own name on the wire. */
  readonly errorType?: string;
  /** True when only what is waited for is lost, and the process is as good as before. @default false */
  readonly recoverable?: boolean;
}

/** How a guarded task ended. `fatal`: something else failed meanwhile, and the process is not to be trusted any more. */
export type Outcome<T> = { readonly value: T } | { readonly failure: Fatal; readonly fatal: boolean };

/**
 * Guards one task at a time. Not a race against one long-lived promise: that would keep a reaction for every event ever
 * handled. Outcomes are values, because even `instanceof` on a thrown value may throw.
 */
export class FatalWatch {
  #reported: Fatal | undefined;
  #interrupt: (fatal: Fatal) => void = () => undefined;

  /** Call when something was not caught. The first one that is not recoverable counts for ever after. */
  report(fatal: Fatal): void {
    if (!fatal.recoverable) this.#reported ??= fatal;
    this.#interrupt(this.#reported ?? fatal);
  }

  /** Settles with `task`, or as soon as something fatal is reported, now or before; never rejects. */
  guard<T>(task: Promise<T>): Promise<Outcome<T>> {
    return new Promise((resolve) => {
      this.#interrupt = (failure) => resolve({ failure, fatal: failure.recoverable !== true });
      if (this.#reported) this.#interrupt(this.#reported);
      task.then(
        (value) => resolve({ value }),
        (thrown: unknown) => resolve({ failure: { thrown }, fatal: false }),
      );
    });
  }
}
