// A linear model with named features, explained; every event timed and written as metrics.
import { defineHandler } from '@kinglet/serving';

export const { handler, rawHandler } = defineHandler({
  model: 'model.plan',
  input: {
    fields: {
      acidity: { type: 'number', minimum: 0, maximum: 20 },
      sugar: { type: 'number', default: 2 },
      kind: { type: 'category', values: ['red', 'white'] },
    },
  },
  output: { kind: 'regression', explain: { top: 2 } },
  batch: { maxItems: 100 },
  metrics: { emf: { namespace: 'Wine' }, path: '/metrics' },
  timing: 'on',
});
