// How the simulation went, stretch by stretch.
import type { TimelinePoint } from '../simulation.ts';
import type { Engine } from './engine.ts';
import type { Recorder } from './recorder.ts';

/** What a timeline is made of. */
export interface TimelineParts {
  readonly durationMs: number;
  readonly stepMs: number;
  readonly engine: Engine;
  readonly recorder: Recorder;
}

/** A point at the end of every stretch of `stepMs`; the last, which may be shorter, is for the simulation to ask for at its end. */
export class Timeline {
  readonly points: TimelinePoint[] = [];
  nextMs: number;
  readonly #parts: TimelineParts;

  constructor(parts: TimelineParts) {
    this.#parts = parts;
    this.nextMs = this.#endMs(1);
  }

  tick(): void {
    const { engine, recorder, stepMs } = this.#parts;
    const { instances, ready } = engine;
    const atMs = this.points.length * stepMs;
    this.points.push({ atMs, ...recorder.stretch(), instances, ready, queued: recorder.queued.value });
    this.nextMs = this.#endMs(this.points.length + 1);
  }

  /** What is missed after the end belongs to the last stretch. */
  close(): void {
    const last = this.points.pop();
    if (last) this.points.push({ ...last, misses: last.misses + this.#parts.recorder.stretch().misses });
  }

  /** Of the stretch of this number; Infinity of the last: rounding must not leave a sliver behind it. */
  #endMs(number: number): number {
    const { durationMs, stepMs } = this.#parts;
    return (number + 1e-9) * stepMs >= durationMs ? Number.POSITIVE_INFINITY : number * stepMs;
  }
}
