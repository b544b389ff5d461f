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
 * Guards tasks. Not a race against one long-lived promise: that would keep a reaction for every event ever handled.
 * Outcomes are values, because even `instanceof` on a thrown value may throw.
 */
export class FatalWatch {
  #reported: Fatal | undefined;
  /** One for each task that has not ended: one poller has one at a time. */
  readonly #interrupts = new Set<(fatal: Fatal) => void>();

  /** Call when something was not caught. The first one that is not recoverable counts for ever after. */
  report(fatal: Fatal): void {
    if (!fatal.recoverable) this.#reported ??= fatal;
    for (const interrupt of [...this.#interrupts]) interrupt(this.#reported ?? fatal);
  }

  /** Settles with `task`, or as soon as something fatal is reported, now or before; never rejects. */
  guard<T>(task: Promise<T>): Promise<Outcome<T>> {
    return new Promise((resolve) => {
      const settle = (outcome: Outcome<T>): void => {
        this.#interrupts.delete(interrupt);
        resolve(outcome);
      };
      const interrupt = (failure: Fatal): void => settle({ failure, fatal: failure.recoverable !== true });
      this.#interrupts.add(interrupt);
      if (this.#reported) interrupt(this.#reported);
      task.then(
        (value) => settle({ value }),
        (thrown: unknown) => settle({ failure: { thrown }, fatal: false }),
      );
    });
  }
}
