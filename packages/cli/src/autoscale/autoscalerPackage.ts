// The package that `kinglet autoscale` needs.
import { needed } from '../needed.ts';

export type AutoscalerPackage = typeof import('@kinglet/autoscaler');

/** @throws {CliError} `KINGLET_CLI_PACKAGE`, with the line to type, when it is not installed */
export function autoscalerPackage(): Promise<AutoscalerPackage> {
  return needed('@kinglet/autoscaler', 'kinglet autoscale', () => import('@kinglet/autoscaler'));
}
