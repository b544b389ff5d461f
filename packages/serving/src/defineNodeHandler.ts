// Handlers in Node: models from files beside the function's code.
import { isAbsolute, join } from 'node:path';
import { Model } from '@kinglet/inference';
import { writeLine } from '@kinglet/runtime/telemetry';
import { createHandler, type ServingHandler } from './createHandler.ts';
import type { ServingOptions } from './options.ts';
import { areWithinByLoop } from './rangeChecks.ts';

/**
 * Makes the handlers of a function that serves a model: loads it, runs it once, and checks that the definition fits it, so
 * that a mistake fails the start and not an event.
 *
 * Throws ServingError KINGLET_SERVING_OPTION for a definition that does not fit; InferenceError for a model that cannot be
 * loaded.
 *
 * @example
 * export const { handler, rawHandler } = defineHandler({
 *   model: 'digits.plan',
 *   output: { kind: 'classification', top: 3 },
 * });
 */
export function defineHandler(options: ServingOptions): ServingHandler {
  return createHandler(options, {
    load: (source) => Model.load(typeof source === 'string' ? besideCode(source) : source),
    now: () => performance.now(),
    epoch: Date.now,
    writeLine,
    report: console.error,
    areWithin: areWithinByLoop,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
  });
}

/** As the bootstrap's assets are found. */
function besideCode(path: string): string {
  return isAbsolute(path) ? path : join(process.env.LAMBDA_TASK_ROOT ?? process.cwd(), path);
}
