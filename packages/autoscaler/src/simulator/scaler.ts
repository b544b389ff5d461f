// Asks the policy when it wants to be asked, and does what it decides.
import type { Decision, DecisionMemory } from '../decision.ts';
import { AutoscalerError } from '../errors.ts';
import type { Policy } from '../policy.ts';
import type { Decide } from '../simulation.ts';
import type { Engine } from './engine.ts';
import { FlapCounter } from './flapCounter.ts';
import type { Recorder } from './recorder.ts';
import { maxInstances } from './resolveFleet.ts';

/** What a scaler works with. */
export interface ScalerParts {
  readonly policy: Policy;
  readonly decide: Decide;
  readonly engine: Engine;
  readonly recorder: Recorder;
  /** Of the trace, in milliseconds since the epoch: what `now` counts from. */
  readonly startMs: number;
  /** Of the first decision, and then as each decision says; milliseconds from the trace's start. */
  readonly firstMs: number;
  /** Decisions and flaps count from here on. */
  readonly fromMs: number;
}

export class Scaler {
  nextMs: number;
  decisions = 0;
  readonly #parts: ScalerParts;
  readonly #flaps = new FlapCounter();
  #memory: DecisionMemory | undefined;

  constructor(parts: ScalerParts) {
    this.#parts = parts;
    this.nextMs = parts.firstMs;
  }

  get flaps(): number {
    return this.#flaps.count;
  }

  tick(atMs: number): void {
    const { policy, decide, engine, recorder, startMs, fromMs } = this.#parts;
    const { instances, ready } = engine;
    const memory = this.#memory && { memory: this.#memory };
    const metrics = { ...recorder.window(atMs), ...engine.metrics() };
    const decision = decide({ instances, ready, ...memory }, metrics, policy, startMs + atMs);
    checkDecision(decision, startMs + atMs);
    this.#memory = decision.memory;
    this.nextMs = decision.nextEvaluation - startMs;
    if (decision.desired !== instances) engine.scale(atMs, decision.desired);
    if (atMs < fromMs) return;
    this.decisions++;
    this.#flaps.add(atMs, decision.desired - instances);
  }
}

/** Thrown for what no policy of this package answers: an injected one may. */
function checkDecision({ desired, nextEvaluation }: Decision, now: number): void {
  if (!(Number.isInteger(desired) && desired >= 0 && desired <= maxInstances))
    throw wrong('desired', `a whole number from 0 to ${maxInstances}`, desired);
  // Smaller steps would not get to the end.
  if (!(nextEvaluation >= now + 1))
    throw wrong('nextEvaluation', `a millisecond after ${now} or later`, nextEvaluation);
}

function wrong(name: string, expected: string, found: number): AutoscalerError {
  return new AutoscalerError(
    'KINGLET_AUTOSCALER_POLICY',
    `Expected the decision's \`${name}\` to be ${expected}; found ${found}.`,
  );
}
