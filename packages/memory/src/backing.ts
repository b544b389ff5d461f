// Where a pool's bytes come from: an arena of the kernels, or mapped pages where their size or node matters.
import { Arena, type TensorConstructor, type Tensor as TypedArray } from '@kinglet/kernels';
import { type Mapping, madvise, mmap, munmap, SyscallError } from '@kinglet/syscalls';
import { applied, type Effect, without } from './effect.ts';
import { MemoryError } from './errors.ts';
import { numaWish, placeOnNodes } from './numa.ts';
import type { HugePages, ResolvedOptions } from './poolOptions.ts';
import { adviseHugePages } from './transparentHugePages.ts';

export interface Backing {
  readonly kind: 'arena' | 'mapping';
  readonly buffer: ArrayBuffer;
  /** The pool's bytes in the buffer. */
  readonly start: number;
  readonly end: number;
  /** What became of `hugePages`, `numa` and `prefetch`. */
  readonly effects: readonly Effect[];
  view(type: TensorConstructor<TypedArray>, byteOffset: number, items: number): TypedArray;
  /** Gives the bytes back to where they came from. */
  close(): void;
}

type Wishes = Pick<ResolvedOptions, 'arena' | 'hugePages' | 'numa' | 'prefetch'>;

/**
 * An arena is what every engine has: it stands in where mapped memory cannot be handed to scripts. Throws MemoryError
 * KINGLET_MEMORY_UNAVAILABLE.
 */
export function makeBacking(bytes: number, wishes: Wishes, map: typeof mmap = mmap): Backing {
  const isPlain = wishes.hugePages === 'none' && wishes.numa === undefined;
  if (isPlain && (wishes.arena || isForArena(bytes))) return arenaBacking(bytes, wishes, []);
  const mapped = mappingBacking(bytes, wishes, map);
  if (!(mapped instanceof SyscallError)) return mapped;
  const lost = [
    ...(wishes.hugePages === 'none' ? [] : [`hugePages: '${wishes.hugePages}'`]),
    ...(wishes.numa === undefined ? [] : [numaWish(wishes.numa)]),
  ];
  return arenaBacking(
    bytes,
    wishes,
    lost.map((wish) => without(wish, `an arena stands in: ${mapped.message}`)),
  );
}

/** In front of an arena's tensors its WebAssembly module may have as much for itself. */
const moduleBytes = 2 ** 16;
/** WebAssembly's addresses have 32 bits. */
const mostArenaBytes = 2 ** 32;

/** An arena begins at a page where it is WebAssembly's memory; without that (`node --jitless`) it begins where it may. */
function isForArena(bytes: number): boolean {
  return Reflect.get(globalThis, 'WebAssembly') !== undefined && bytes + moduleBytes <= mostArenaBytes;
}

function arenaBacking(bytes: number, { arena: given, prefetch }: Wishes, effects: readonly Effect[]): Backing {
  const { arena, region } = orUnavailable(bytes, () => {
    const arena = given ?? new Arena({ bytes: bytes + moduleBytes });
    return { arena, region: arena.region(bytes) };
  });
  const start = region.base;
  const populated = prefetch === 'populate' ? [populate(new Uint8Array(region.buffer, start, bytes))] : [];
  return {
    kind: 'arena',
    buffer: region.buffer,
    start,
    end: start + bytes,
    effects: [...effects, ...populated],
    view: (type, byteOffset, items) => arena.view(type, byteOffset, items),
    close: () => arena.free(region),
  };
}

/** What mappings are whole multiples of; the system itself rounds up to ordinary pages. */
const pageBytesOf: Readonly<Record<HugePages, number>> = { none: 1, transparent: 1, '2MB': 2 ** 21, '1GB': 2 ** 30 };

/** The SyscallError for an engine or a system that has no such memory. */
function mappingBacking(
  bytes: number,
  { hugePages, numa, prefetch }: Wishes,
  map: typeof mmap,
): Backing | SyscallError {
  const reserved = hugePages === 'none' || hugePages === 'transparent' ? {} : { hugePages };
  const pageBytes = pageBytesOf[hugePages];
  const mapped = orElse(() => map({ bytes: Math.ceil(bytes / pageBytes) * pageBytes, ...reserved }));
  if (mapped instanceof SyscallError) {
    if (mapped.code === 'KINGLET_SYSCALLS_UNSUPPORTED') return mapped;
    throw unavailable(bytes, mapped, reserved.hugePages && '; reserve some with `sysctl vm.nr_hugepages=…`');
  }
  const buffer = orElse(() => mapped.buffer);
  if (buffer instanceof SyscallError) {
    munmap(mapped);
    return buffer;
  }
  return {
    kind: 'mapping',
    buffer,
    start: 0,
    end: bytes,
    effects: effectsOn(mapped, { hugePages, numa, prefetch }),
    view: (type, byteOffset, items) => new type(buffer, byteOffset, items),
    close: () => munmap(mapped),
  };
}

function effectsOn(mapping: Mapping, { hugePages, numa, prefetch }: Omit<Wishes, 'arena'>): readonly Effect[] {
  const effects: Effect[] = [];
  try {
    if (hugePages === 'transparent') effects.push(adviseHugePages(mapping));
    if (numa !== undefined) effects.push(placeOnNodes(mapping, numa));
    if (prefetch === 'populate') effects.push(populate(mapping));
    return effects;
  } catch (error) {
    munmap(mapping);
    throw error;
  }
}

function populate(memory: Mapping | Uint8Array): Effect {
  const wish = "prefetch: 'populate'";
  const bytes = orElse(() => madvise(memory, 'populate-write'));
  if (bytes instanceof SyscallError) return without(wish, bytes.message);
  return applied(wish, `madvise 'populate-write' of ${bytes} bytes`);
}

function orElse<Value>(call: () => Value): Value | SyscallError {
  try {
    return call();
  } catch (error) {
    if (error instanceof SyscallError) return error;
    throw error;
  }
}

function orUnavailable<Value>(bytes: number, make: () => Value): Value {
  try {
    return make();
  } catch (cause) {
    throw unavailable(bytes, cause, '; ask for less');
  }
}

function unavailable(bytes: number, cause: unknown, advice = ''): MemoryError {
  const message = `expected ${bytes} bytes for the pool, found: ${(cause as Error).message}${advice}`;
  return new MemoryError('KINGLET_MEMORY_UNAVAILABLE', message, { cause });
}
