// What AWS Lambda costs: us-east-1, first tier, of aws.amazon.com/lambda/pricing, as others quoted it on 2026-11-29.
import type { LambdaFleet } from '../fleet.ts';

/** In dollars. */
export interface LambdaPrices {
  /** For the time of a request on an environment on demand, its initialisation included (billed since 2025-08-01). */
  readonly perGibSecond: number;
  /** For the time that an environment is provisioned, whether it works or not. */
  readonly perProvisionedGibSecond: number;
  /** For the time of a request on a provisioned environment. */
  readonly perProvisionedWorkGibSecond: number;
  readonly perRequest: number;
}

export const lambdaPrices: Readonly<Record<NonNullable<LambdaFleet['architecture']>, LambdaPrices>> = {
  arm64: {
    perGibSecond: 0.0000133334,
    perProvisionedGibSecond: 0.0000033334,
    perProvisionedWorkGibSecond: 0.0000077778,
    perRequest: 0.0000002,
  },
  x64: {
    perGibSecond: 0.0000166667,
    perProvisionedGibSecond: 0.0000041667,
    perProvisionedWorkGibSecond: 0.0000097222,
    perRequest: 0.0000002,
  },
};

/** Provisioned concurrency is billed from enabling to disabling, rounded up to this. */
export const provisionedRoundingMs = 300_000;
