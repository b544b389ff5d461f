// What carries a decision out.
import { AutoscalerError } from '../errors.ts';

export interface InstanceChange {
  /** Instances that are asked for now, as the decision was told. */
  readonly current: number;
  readonly target: number;
}

/** An engine's way to have so many instances. */
export interface Actuator {
  /** What is scaled, for people: `service web of cluster shop`. */
  readonly name: string;
  /** Instances that are asked for now; undefined where the engine does not say. */
  readonly current: () => Promise<number | undefined>;
  /**
   * Asks for more; resolves when the engine has taken it, which may be long before they serve.
   *
   * @returns instances added
   * @throws AutoscalerError `KINGLET_AUTOSCALER_STATE` when `target` is not above `current`; `KINGLET_AUTOSCALER_ACTUATOR` when
   * somebody else has scaled meanwhile, or the engine refuses, with its error as `cause`
   */
  readonly scaleUp: (change: InstanceChange) => Promise<number>;
  /**
   * Asks for fewer; the engine drains those that go.
   *
   * @returns instances drained
   * @throws AutoscalerError as `scaleUp` does, when `target` is not below `current`
   */
  readonly scaleDown: (change: InstanceChange) => Promise<number>;
}

/** What an engine has to be able to. */
export interface Engine {
  readonly name: string;
  /** Instances that are asked for; undefined where the engine does not say. */
  readonly read: () => Promise<number | undefined>;
  readonly write: (change: InstanceChange) => Promise<void>;
}

/** The engine with what all have in common: whole numbers, the right direction, nobody else in between, typed errors. */
export function actuatorOf(engine: Engine): Actuator {
  const current = () => refusing(engine.name, engine.read);
  const scale = async (change: InstanceChange) => {
    const found = await current();
    if (found !== undefined && found !== change.current) throw scaledMeanwhile(engine.name, change.current, found);
    await refusing(engine.name, () => engine.write(change));
    return Math.abs(change.target - change.current);
  };
  return {
    name: engine.name,
    current,
    scaleUp: async (change) => scale(checked(change, 'above')),
    scaleDown: async (change) => scale(checked(change, 'below')),
  };
}

/** Says that the count is not what the decision was made from. */
export function scaledMeanwhile(name: string, expected: number, found: number): AutoscalerError {
  const message = `Expected ${name} to ask for ${expected} instances, found ${found}: somebody else scales it; decide anew from ${found}`;
  return new AutoscalerError('KINGLET_AUTOSCALER_ACTUATOR', message);
}

/** What `ask` resolves to; the engine's refusal as the error of this package. */
export async function refusing<T>(name: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof AutoscalerError) throw cause;
    const why = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    throw new AutoscalerError('KINGLET_AUTOSCALER_ACTUATOR', `${name} was not scaled: ${why}`, { cause });
  }
}

function checked(change: InstanceChange, side: 'above' | 'below'): InstanceChange {
  const { current, target } = change;
  const isWhole = [current, target].every((count) => Number.isSafeInteger(count) && count >= 0);
  const isOnSide = side === 'above' ? target > current : target < current;
  if (isWhole && isOnSide) return change;
  const expected = `Expected whole numbers from 0 with target ${side} current`;
  throw new AutoscalerError('KINGLET_AUTOSCALER_STATE', `${expected}, got current ${current} and target ${target}`);
}
