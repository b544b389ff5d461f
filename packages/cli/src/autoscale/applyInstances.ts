// A count of instances, carried out.
import { CliError } from '../cliError.ts';
import type { ScalableResource } from './scalableResource.ts';

export interface PlannedScaling {
  readonly resource: string;
  /** Undefined where the engine does not say. */
  readonly from: number | undefined;
  readonly to: number;
}

/** @throws {CliError} in the words of this tool where AWS refuses; AutoscalerError for other refusals */
export async function planInstances(scalable: ScalableResource, to: number): Promise<PlannedScaling> {
  const { actuator, explained } = scalable;
  return { resource: actuator.name, from: await explained(`scale ${actuator.name}`, () => actuator.current()), to };
}

/**
 * @returns instances added, or drained where it is negative
 * @throws {CliError} as {@link planInstances} does, and `KINGLET_CLI_FAILED` where nobody knows what is there to be changed
 */
export async function applyInstances(
  scalable: ScalableResource,
  { resource, from, to }: PlannedScaling,
): Promise<number> {
  if (from === undefined) {
    const message = `Expected to know how many instances ${resource} has, it does not say: give --from`;
    throw new CliError('KINGLET_CLI_FAILED', message);
  }
  if (from === to) return 0;
  const { actuator, explained } = scalable;
  const change = { current: from, target: to };
  if (to > from) return explained(`scale ${actuator.name}`, () => actuator.scaleUp(change));
  return -(await explained(`scale ${actuator.name}`, () => actuator.scaleDown(change)));
}
