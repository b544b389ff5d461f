// perf_event_open: groups of counters.
import { oneOf, wholeNumber } from './arguments.ts';
import { argumentError, SyscallError } from './errors.ts';
import { native, succeeded } from './native.ts';

/** What is counted: `perf_event_attr`'s type and configs. */
export interface PerfEvent {
  /** 0 hardware, 1 software, 2 tracepoint, 3 cache, 4 raw, or a number of /sys/bus/event_source/devices. */
  readonly type: number;
  readonly config: bigint | number;
  readonly config1?: bigint | number;
  readonly config2?: bigint | number;
}

export interface PerfOptions {
  /** A thread's number, 0 for the calling one, -1 for all on `processor`. @default 0 */
  readonly thread?: number;
  /** -1: whichever it runs on. @default -1 */
  readonly processor?: number;
  /** @default ['kernel', 'hypervisor'], which needs the least rights */
  readonly exclude?: readonly ('hypervisor' | 'kernel' | 'user')[];
  /** Threads that are started from now on count too. @default false */
  readonly inherit?: boolean;
}

export interface PerfReading {
  /** By event, in the order that they were given. */
  readonly values: readonly bigint[];
  /** Nanoseconds that the group was enabled, and that it was on the processor's counters: less where they are shared. */
  readonly enabledNanoseconds: bigint;
  readonly runningNanoseconds: bigint;
}

const excluded = { user: 1, kernel: 2, hypervisor: 4 } as const;
const inherited = 8;
const requests = { enable: 0, disable: 1, reset: 2 } as const;
const wordBytes = 8;

/** Counters that are on the processor together, or not at all. They start disabled. */
export class PerfGroup {
  readonly #files: readonly number[];
  readonly #ids: readonly bigint[];
  readonly #words: BigUint64Array<ArrayBuffer>;
  #isOpen = true;

  /** @internal */
  constructor(files: readonly number[]) {
    this.#files = files;
    this.#ids = files.map(idOf);
    this.#words = new BigUint64Array(3 + 2 * files.length);
    leaks.register(this, files, this);
  }

  enable(): void {
    this.#control('enable');
  }

  disable(): void {
    this.#control('disable');
  }

  /** Counts from 0 again; the times go on. */
  reset(): void {
    this.#control('reset');
  }

  /** Throws SyscallError KINGLET_SYSCALLS_FAILED; KINGLET_SYSCALLS_ARGUMENT once it is closed. */
  read(): PerfReading {
    const words = this.#words;
    const bytes = succeeded('read', native().readCounters(this.#leader(), words));
    if (bytes < words.length * wordBytes)
      throw new SyscallError(
        'KINGLET_SYSCALLS_FAILED',
        `read: expected ${words.length} words of counters, found ${bytes} bytes`,
        {
          syscall: 'read',
        },
      );
    const found = new Map(this.#files.map((_, i) => [words[4 + 2 * i]!, words[3 + 2 * i]!]));
    return {
      values: this.#ids.map((id) => found.get(id)!),
      enabledNanoseconds: words[1]!,
      runningNanoseconds: words[2]!,
    };
  }

  /** A second time does nothing. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    leaks.unregister(this);
    closeAll(this.#files);
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #control(request: keyof typeof requests): void {
    succeeded(
      `ioctl(PERF_EVENT_IOC_${request.toUpperCase()})`,
      native().controlCounters(this.#leader(), requests[request]),
    );
  }

  #leader(): number {
    if (this.#isOpen) return this.#files[0]!;
    throw argumentError('expected counters that are open, found a group that was closed');
  }
}

/**
 * Opens a group of counters. Throws SyscallError KINGLET_SYSCALLS_FAILED with errno, and opens none: EACCES or EPERM where
 * /proc/sys/kernel/perf_event_paranoid or a sandbox forbids it, ENOENT for an event that the processor has not, EINVAL for
 * more events than it has counters, ENOSYS for a kernel without them.
 */
export function perfEventOpen(events: readonly PerfEvent[], options: PerfOptions = {}): PerfGroup {
  if (events.length === 0) throw argumentError('expected one event or more, found none');
  const thread = wholeNumber('thread', options.thread ?? 0, -1, 2 ** 31 - 1);
  const processor = wholeNumber('processor', options.processor ?? -1, -1, 2 ** 31 - 1);
  const files: number[] = [];
  try {
    for (const event of events)
      files.push(
        succeeded('perf_event_open', native().openCounter(wordsOf(event, options), thread, processor, files[0] ?? -1)),
      );
    return new PerfGroup(files);
  } catch (error) {
    closeAll(files);
    throw error;
  }
}

/** What nobody closed is closed when nobody can any more. */
const leaks = new FinalizationRegistry(closeAll);

function closeAll(files: readonly number[]): void {
  for (const file of files) native().closeCounter(file);
}

function idOf(file: number): bigint {
  const id = native().counterId(file);
  if (typeof id === 'number') succeeded('ioctl(PERF_EVENT_IOC_ID)', id);
  return BigInt(id);
}

function wordsOf({ type, config, config1 = 0, config2 = 0 }: PerfEvent, options: PerfOptions): BigUint64Array {
  const { exclude = ['kernel', 'hypervisor'], inherit = false } = options;
  const flags = exclude.reduce(
    (sum, who) => sum | excluded[oneOf('exclude', who, ['user', 'kernel', 'hypervisor'])],
    inherit ? inherited : 0,
  );
  return BigUint64Array.of(
    BigInt(wholeNumber('type', type, 0, 2 ** 32 - 1)),
    ...Object.entries({ config, config1, config2 }).map(([name, word]) => wordOf(name, word)),
    BigInt(flags),
  );
}

/** 64 bits. */
function wordOf(name: string, value: bigint | number): bigint {
  const word = typeof value === 'bigint' ? value : BigInt(wholeNumber(name, value, 0, Number.MAX_SAFE_INTEGER));
  if (word >= 0n && word < 2n ** 64n) return word;
  throw argumentError(`expected ${name} to have at most 64 bits and no sign, found ${word}`);
}
