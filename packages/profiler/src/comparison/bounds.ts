// What two implementations must agree within.
import { optionError } from '../errors.ts';
import type { Agreement, AgreementSummary, Metric } from './agreement.ts';

/** Each output of each input must be below these, and its cosine above. */
export interface Bounds extends Partial<Agreement> {}

/** Mean squared error below 1e-4 of the signal's power, cosine similarity above 0.99. */
export const defaultBounds: Bounds = { relativeMse: 1e-4, cosineSimilarity: 0.99 };

const metrics: readonly Metric[] = ['mse', 'relativeMse', 'maxAbsoluteError', 'maxRelativeError', 'cosineSimilarity'];

/** Throws ProfilerError KINGLET_PROFILER_OPTION for other names, and for what is no number. */
export function checkBounds(bounds: Bounds): void {
  for (const [name, bound] of Object.entries(bounds)) {
    if (!metrics.includes(name as Metric)) throw optionError('bounds', `of ${metrics.join(', ')}`, name);
    if (bound !== undefined && (typeof bound !== 'number' || Number.isNaN(bound)))
      throw optionError(`bounds.${name}`, 'a number', bound);
  }
}

/** What is not within its bounds, in words. */
export function failuresOf(outputs: Readonly<Record<string, AgreementSummary>>, bounds: Bounds): string[] {
  return Object.entries(outputs).flatMap(([output, { worst }]) =>
    metrics.flatMap((metric) => {
      const bound = bounds[metric];
      if (bound === undefined) return [];
      const isCosine = metric === 'cosineSimilarity';
      if (isCosine ? worst[metric] > bound : worst[metric] < bound) return [];
      const where = output ? `output '${output}'` : 'the output';
      return [`${where}: expected ${metric} ${isCosine ? 'above' : 'below'} ${bound}, found ${worst[metric]}`];
    }),
  );
}
