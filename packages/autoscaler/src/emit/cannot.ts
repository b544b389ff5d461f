// What an engine cannot do.
import { AutoscalerError } from '../errors.ts';
import type { EmitEngine } from './emitTarget.ts';

/** Says that `engine` cannot do `what`, and `instead` what can. */
export function cannot(engine: EmitEngine, what: string, instead: string): never {
  throw new AutoscalerError('KINGLET_AUTOSCALER_TARGET', `${engine} cannot carry out ${what}; ${instead}`);
}

/** Says that a target's `option` is wrong. */
export function wrongTarget(option: string, expected: string, found: unknown): never {
  throw new AutoscalerError(
    'KINGLET_AUTOSCALER_TARGET',
    `Expected the target's \`${option}\` to be ${expected}, got ${JSON.stringify(found)}`,
  );
}

/** What carries out what no engine has the rule for. */
export const byDecide = 'no engine has this rule: run `decide` yourself and hand its answer to an actuator';

/**
 * Milliseconds as the whole seconds that engines count in.
 *
 * @throws AutoscalerError `KINGLET_AUTOSCALER_TARGET` outside `[least, most]`, and for parts of a second
 */
export function secondsOf(
  engine: EmitEngine,
  option: string,
  ms: number,
  [least, most]: readonly [number, number],
): number {
  const seconds = ms / 1000;
  if (Number.isInteger(seconds) && seconds >= least && seconds <= most) return seconds;
  const limits = `${engine} takes whole seconds from ${least} to ${most}`;
  return cannot(engine, `\`${option}\` of ${seconds} s`, `${limits}: choose one of those, or run \`decide\` yourself`);
}
