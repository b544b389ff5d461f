// How long a function took to be ready, by the clock of `performance`.

/**
 * Milliseconds of a start. The clock begins when the bootstrap has started its engine (quickjs), or when the process has
 * begun as Node counts it; the time that the system took to start the process is in neither.
 */
export interface ColdStart {
  /** From the clock's beginning to the call of `defineHandler`: the engine, and the modules imported before. */
  readonly engineInit: number;
  /** `Model.load`: the plan mapped or read, checked, and its memory made. 0 for a model that was given loaded. */
  readonly modelMap: number;
  /** The first run of the model: of the warm-up, or of the first event; undefined before it. */
  readonly firstInference: number | undefined;
  /** Where that was. */
  readonly firstInferenceIn: 'init' | 'event' | undefined;
  /** From the clock's beginning until `defineHandler` had made the handler, its warm-up included. */
  readonly total: number;
}

/** Takes the times of a start. */
export class ColdStartClock {
  readonly #now: () => number;
  readonly #begun: number;
  #modelMap = 0;
  #total = 0;
  #first: { readonly took: number; readonly phase: 'init' | 'event' } | undefined;

  /** @param now milliseconds since the engine or the process began */
  constructor(now: () => number) {
    this.#now = now;
    this.#begun = now();
  }

  /** Times the loading of a model. */
  load<T>(load: () => T): T {
    const before = this.#now();
    const loaded = load();
    this.#modelMap = this.#now() - before;
    return loaded;
  }

  /** Whether no run has been timed. */
  get awaitsRun(): boolean {
    return this.#first === undefined;
  }

  /** Times the first run. */
  run(run: () => void): void {
    const before = this.#now();
    run();
    this.#first = { took: this.#now() - before, phase: this.#total === 0 ? 'init' : 'event' };
  }

  /** The handler is made. */
  ready(): void {
    this.#total = this.#now();
  }

  get times(): ColdStart {
    return {
      engineInit: this.#begun,
      modelMap: this.#modelMap,
      firstInference: this.#first?.took,
      firstInferenceIn: this.#first?.phase,
      total: this.#total,
    };
  }
}
