// How the simulation went, stretch by stretch.
import type { TimelinePoint } from '../simulation.ts';
import type { Engine } from './engine.ts';
import type { Recorder } from './recorder.ts';

/** A point at the end of every stretch of `stepMs`. */
export class Timeline {
  readonly points: TimelinePoint[] = [];
  nextMs: number;
  readonly #stepMs: number;
  readonly #engine: Engine;
  readonly #recorder: Recorder;

  constructor(stepMs: number, engine: Engine, recorder: Recorder) {
    this.#stepMs = stepMs;
    this.#engine = engine;
    this.#recorder = recorder;
    this.nextMs = stepMs;
  }

  tick(): void {
    const { instances, ready } = this.#engine;
    const atMs = this.points.length * this.#stepMs;
    this.points.push({ atMs, ...this.#recorder.stretch(), instances, ready, queued: this.#recorder.queued.value });
    this.nextMs = (this.points.length + 1) * this.#stepMs;
  }

  /** What is missed after the end belongs to the last stretch. */
  close(): void {
    const last = this.points.pop();
    if (last) this.points.push({ ...last, misses: last.misses + this.#recorder.stretch().misses });
  }
}
