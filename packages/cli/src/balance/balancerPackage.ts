// The package that `kinglet balance` needs.
import { needed } from '../needed.ts';

export type BalancerPackage = typeof import('@kinglet/balancer');

/** @throws {CliError} `KINGLET_CLI_PACKAGE`, with the line to type, when it is not installed */
export function balancerPackage(): Promise<BalancerPackage> {
  return needed('@kinglet/balancer', 'kinglet balance', () => import('@kinglet/balancer'));
}
