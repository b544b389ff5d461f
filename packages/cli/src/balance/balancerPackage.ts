// The package that `kinglet balance` needs: nobody has to install it who balances nothing.
import { needed } from '../autoscale/autoscalerPackage.ts';

export type BalancerPackage = typeof import('@kinglet/balancer');

/** @throws {CliError} `KINGLET_CLI_PACKAGE`, with the line to type, when it is not installed */
export function balancerPackage(): Promise<BalancerPackage> {
  return needed('@kinglet/balancer', 'kinglet balance', () => import('@kinglet/balancer'));
}
