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
  /**
   * What this thread starts from now on counts too, also after it has ended: threads and processes, or threads alone. With
   * EINVAL kernels before 4.13 refuse it, those before 5.13 'threads'. Reading then asks the processors that they run on.
   * @default false
   */
  readonly inherit?: boolean | 'threads';
}

export interface PerfReading {
  /** By event, in the order that they were given. */
  readonly values: readonly bigint[];
  /** Nanoseconds that the group was enabled, and that it was on the processor's counters: less where they are shared. */
  readonly enabledNanoseconds: bigint;
  readonly runningNanoseconds: bigint;
}

const excluded = { user: 1, kernel: 2, hypervisor: 4 } as const;
const inherited = { false: 0, true: 8, threads: 8 | 16 } as const;
const requests = { enable: 0, disable: 1, reset: 2 } as const;
const wordBytes = 8;
/** That PerfReader has room for, as `most_events` in C. */
const mostEvents = 32;

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

  /** @internal The file to read, checked for the order that PerfReader relies on. */
  orderedFile(): number {
    const words = this.#words;
    succeeded('read', native().readCounters(this.#leader(), words));
    if (this.#ids.every((id, i) => words[4 + 2 * i] === id)) return this.#leader();
    throw new SyscallError(
      'KINGLET_SYSCALLS_FAILED',
      'read: expected events in the order that they were opened in, found another',
    );
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** How many events it has. */
  get events(): number {
    return this.#files.length;
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

/** Reads several groups with one call that allocates nothing: for what is read so often that a microsecond matters. */
export class PerfReader {
  /** How many numbers a reading has: for each group two times and its events. */
  readonly width: number;
  readonly #groups: readonly PerfGroup[];
  readonly #files: Int32Array;

  /** Throws SyscallError KINGLET_SYSCALLS_ARGUMENT for a group that was closed or has more than 32 events. */
  constructor(groups: readonly PerfGroup[]) {
    const largest = groups.reduce((most, { events }) => Math.max(most, events), 0);
    if (largest > mostEvents) throw argumentError(`expected groups of ${mostEvents} events at most, found ${largest}`);
    this.#groups = groups;
    this.#files = Int32Array.from(groups, (group) => group.orderedFile());
    this.width = groups.reduce((sum, { events }) => sum + 2 + events, 0);
  }

  /**
   * Writes, group by group, the nanoseconds that it was enabled, those that it was on the processor's counters, and its
   * values, from `into[at]` on. Exact up to 2^53. Throws SyscallError KINGLET_SYSCALLS_ARGUMENT for too short an array or a
   * group that was closed, KINGLET_SYSCALLS_FAILED where the kernel refuses.
   */
  read(into: Float64Array, at: number): void {
    if (!(at >= 0 && at + this.width <= into.length))
      throw argumentError(`expected room for ${this.width} numbers from ${at} on, found an array of ${into.length}`);
    // A closed group's number may be another file's by now.
    for (let i = 0; i < this.#groups.length; i++)
      if (!this.#groups[i]!.isOpen)
        throw argumentError('expected counters that are open, found a group that was closed');
    succeeded('read', native().readGroups(this.#files, into, at));
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
    inherited[oneOf('inherit', `${inherit}`, ['false', 'true', 'threads'])] as number,
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
