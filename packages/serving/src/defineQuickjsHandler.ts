// Handlers under the quickjs engine (condition `kinglet`): models from assets.
import { Model } from '@kinglet/inference';
import { writeLine } from '@kinglet/runtime/telemetry';
import { createHandler, type ServingHandler } from './createHandler.ts';
import type { ServingOptions } from './options.ts';
import { areWithinByBuiltins } from './rangeChecks.ts';

/** As `defineHandler` for Node. */
export function defineHandler(options: ServingOptions): ServingHandler {
  return createHandler(options, {
    load: (source) => Model.load(source),
    now: () => performance.now(),
    epoch: Date.now,
    writeLine,
    report: console.error,
    areWithin: areWithinByBuiltins,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
  });
}
