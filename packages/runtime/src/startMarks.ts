// When the parts of a start were reached, by the clock of `performance`.
import { performance } from 'node:perf_hooks';

/**
 * Milliseconds of `performance.now()`; what lies before its beginning is negative, what was not reached is undefined. Each is
 * at or after the ones above it, but for `assets`.
 */
export interface StartMarks {
  /**
   * quickjs: main's time less the processor time that the process had taken until then. node: 0, the process's beginning as Node
   * counts it, behind what the system's loader does.
   */
  readonly processStart: number;
  /** `main` was reached; node: it began to set itself up (`nodeStart` of its `PerformanceNodeTiming`). */
  readonly main: number | undefined;
  /** The engine was begun: quickjs finds and checks the program before it. */
  readonly engineBegin: number | undefined;
  /** Its globals and modules are there (node: `bootstrapComplete`). */
  readonly engineReady: number | undefined;
  /** The handler's module is about to be run; node: to be imported, which reads and compiles it, too. */
  readonly initBegin: number | undefined;
  /** The module's top level has ended. */
  readonly initEnd: number | undefined;
  /** The first event is about to be asked for; after a restore from a snapshot, if there was one. */
  readonly firstNext: number | undefined;
  readonly firstEvent: number | undefined;
  /** Not a time but a duration: of calls of `readAsset` before `initEnd`. */
  readonly assets: number;
}

type LoopMark = 'firstEvent' | 'firstNext' | 'initBegin' | 'initEnd';
type Marks = { -readonly [Name in LoopMark]?: number } & { assets: number };

// On the global object, because the function's bundle and the loop may each hold a copy of this module.
const key: unique symbol = Symbol.for('kinglet.runtime.startMarks');

/** Takes the time of a mark; the first time counts. */
export function markStart(name: LoopMark): void {
  marks()[name] ??= performance.now();
}

/** Adds the duration of reading an asset, if the module still runs. */
export function markAsset(begun: number): void {
  const held = marks();
  if (held.initEnd === undefined) held.assets += performance.now() - begun;
}

/** When this process reached what; under another loop than this package's, the managed runtime's, only what Node knows. */
export function startMarks(): StartMarks {
  const { nodeStart, bootstrapComplete } = performance.nodeTiming;
  const { initBegin, initEnd, firstNext, firstEvent, assets } = marks();
  const engine = { main: nodeStart, engineBegin: nodeStart, engineReady: bootstrapComplete };
  return { processStart: 0, ...engine, initBegin, initEnd, firstNext, firstEvent, assets };
}

function marks(): Marks {
  const holder = globalThis as { [key]?: Marks };
  holder[key] ??= { assets: 0 };
  return holder[key];
}
