// Event, CustomEvent, EventTarget, AbortController and AbortSignal of the DOM Standard, without a tree to bubble through.

type Listener = ((this: unknown, event: unknown) => unknown) | { handleEvent(event: unknown): unknown };
type ListenerOptions =
  | boolean
  | { readonly capture?: boolean; readonly once?: boolean; readonly passive?: boolean; readonly signal?: Signal };

interface EventInit {
  readonly bubbles?: boolean;
  readonly cancelable?: boolean;
  readonly composed?: boolean;
}

interface Registration {
  readonly callback: Listener;
  readonly capture: boolean;
  readonly once: boolean;
  readonly passive: boolean;
  removed: boolean;
}

interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
}

/** What the classes take from the engine. */
export interface EventHost {
  /** Milliseconds since the program began. */
  now(): number;
  /** Reports an exception that nobody catches. */
  report(error: unknown): void;
  setTimeout(callback: () => void, milliseconds: number): unknown;
}

type EventGlobal = 'Event' | 'CustomEvent' | 'EventTarget' | 'AbortController' | 'AbortSignal';

/** The constructors. */
export function createEvents({ now, report, setTimeout }: EventHost): Record<EventGlobal, unknown> {
  class Event {
    readonly type: string;
    readonly bubbles: boolean;
    readonly cancelable: boolean;
    readonly composed: boolean;
    readonly timeStamp: number = now();
    readonly isTrusted: boolean = false;
    #prevented = false;
    #stopped = false;
    #target: EventTarget | null = null;
    #current: EventTarget | null = null;
    #passive = false;

    constructor(...args: [type: string, init?: EventInit]) {
      if ((args.length as number) === 0) throw new TypeError('Expected the type of the event, found no argument');
      const [type, init] = args;
      this.type = `${type}`;
      this.bubbles = Boolean(init?.bubbles);
      this.cancelable = Boolean(init?.cancelable);
      this.composed = Boolean(init?.composed);
    }

    get target(): EventTarget | null {
      return this.#target;
    }

    get currentTarget(): EventTarget | null {
      return this.#current;
    }

    get defaultPrevented(): boolean {
      return this.#prevented;
    }

    get eventPhase(): number {
      return this.#current ? 2 : 0;
    }

    composedPath(): EventTarget[] {
      return this.#current ? [this.#current] : [];
    }

    preventDefault(): void {
      if (this.cancelable && !this.#passive) this.#prevented = true;
    }

    stopPropagation(): void {
      // There is no tree: nothing would hear it next.
    }

    stopImmediatePropagation(): void {
      this.#stopped = true;
    }

    get [Symbol.toStringTag](): string {
      return this.constructor.name;
    }

    static dispatch(event: Event, target: EventTarget, list: Registration[]): boolean {
      if (event.#current) throw new DOMException('The event is already being dispatched', 'InvalidStateError');
      event.#target = event.#current = target;
      event.#stopped = false;
      for (const registration of [...list]) {
        if (event.#stopped) break;
        if (registration.removed) continue;
        if (registration.once) remove(list, registration);
        event.#passive = registration.passive;
        call(registration.callback, target, event);
      }
      event.#current = null;
      event.#passive = false;
      return !event.#prevented;
    }
  }

  // The only way to an event's private parts, and none for programs.
  const { dispatch } = Event;
  Reflect.deleteProperty(Event, 'dispatch');

  class CustomEvent extends Event {
    readonly detail: unknown;

    constructor(type: string, init?: EventInit & { readonly detail?: unknown }) {
      super(type, init);
      this.detail = init?.detail ?? null;
    }
  }

  function call(callback: Listener, target: EventTarget, event: Event): void {
    try {
      if (typeof callback === 'function') callback.call(target, event);
      else callback.handleEvent(event);
    } catch (error) {
      report(error); // one listener's mistake is not the next one's
    }
  }

  class EventTarget {
    readonly #listeners = new Map<string, Registration[]>();

    addEventListener(type: string, callback: Listener | null, options: ListenerOptions = {}): void {
      const given = typeof options === 'boolean' ? { capture: options } : (options ?? {});
      if (callback === null || callback === undefined || given.signal?.aborted) return;
      const list = this.#listOf(`${type}`);
      const capture = Boolean(given.capture);
      if (find(list, callback, capture)) return;
      const flags = { capture, once: Boolean(given.once), passive: Boolean(given.passive), removed: false };
      const registration = { callback, ...flags };
      list.push(registration);
      if (given.signal) (given.signal as AbortSignal).addEventListener('abort', () => remove(list, registration));
    }

    removeEventListener(type: string, callback: Listener | null, options: ListenerOptions = {}): void {
      const capture = typeof options === 'boolean' ? options : Boolean(options?.capture);
      const list = this.#listOf(`${type}`);
      const registration = find(list, callback, capture);
      if (registration) remove(list, registration);
    }

    dispatchEvent(event: unknown): boolean {
      if (!(event instanceof Event)) throw new TypeError('Expected an Event');
      return dispatch(event, this, this.#listOf(event.type));
    }

    get [Symbol.toStringTag](): string {
      return this.constructor.name;
    }

    #listOf(type: string): Registration[] {
      const list = this.#listeners.get(type) ?? [];
      this.#listeners.set(type, list);
      return list;
    }
  }

  // Only the classes below make signals.
  const key: unique symbol = Symbol('signal');

  class AbortSignal extends EventTarget {
    #aborted = false;
    #reason: unknown;
    #onabort: Listener | null = null;

    constructor(given?: unknown) {
      super();
      if (given !== key) throw new TypeError('Illegal constructor: use `new AbortController().signal`');
      this.addEventListener('abort', (event) => {
        if (typeof this.#onabort === 'function') this.#onabort.call(this, event);
      });
    }

    static abort(reason?: unknown): AbortSignal {
      const signal = new AbortSignal(key);
      abort(signal, reason);
      return signal;
    }

    static timeout(milliseconds: number): AbortSignal {
      if (!(milliseconds >= 0 && milliseconds <= Number.MAX_SAFE_INTEGER)) {
        throw new RangeError(`Expected \`milliseconds\` to be a number that is not negative, got \`${milliseconds}\``);
      }
      const signal = new AbortSignal(key);
      const reason = (): unknown => new DOMException('The operation was aborted due to timeout', 'TimeoutError');
      setTimeout(() => abort(signal, reason()), milliseconds);
      return signal;
    }

    static any(signals: Iterable<AbortSignal>): AbortSignal {
      const sources = [...signals];
      const signal = new AbortSignal(key);
      const first = sources.find(({ aborted }) => aborted);
      if (first) abort(signal, first.reason);
      else for (const source of sources) source.addEventListener('abort', () => abort(signal, source.reason));
      return signal;
    }

    get aborted(): boolean {
      return this.#aborted;
    }

    get reason(): unknown {
      return this.#reason;
    }

    get onabort(): Listener | null {
      return this.#onabort;
    }

    set onabort(callback: Listener | null) {
      this.#onabort = callback;
    }

    throwIfAborted(): void {
      if (this.#aborted) throw this.#reason;
    }

    static fire(signal: AbortSignal, reason: unknown): void {
      if (signal.#aborted) return;
      signal.#aborted = true;
      signal.#reason = reason === undefined ? new DOMException('This operation was aborted', 'AbortError') : reason;
      signal.dispatchEvent(new Event('abort'));
    }
  }

  const abort = AbortSignal.fire;
  Reflect.deleteProperty(AbortSignal, 'fire');

  class AbortController {
    readonly #signal = new AbortSignal(key);

    get signal(): AbortSignal {
      return this.#signal;
    }

    abort(reason?: unknown): void {
      abort(this.#signal, reason);
    }

    get [Symbol.toStringTag](): string {
      return 'AbortController';
    }
  }

  return { Event, CustomEvent, EventTarget, AbortController, AbortSignal };
}

function find(list: readonly Registration[], callback: Listener | null, capture: boolean): Registration | undefined {
  return list.find((it) => it.callback === callback && it.capture === capture);
}

function remove(list: Registration[], registration: Registration): void {
  registration.removed = true;
  const at = list.indexOf(registration);
  if (at >= 0) list.splice(at, 1);
}
