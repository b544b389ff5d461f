// Pictures in every format, as classes.
import { defineHandler } from '@kinglet/serving';

export const { handler, rawHandler } = defineHandler({
  model: 'model.plan',
  input: { formats: ['json', 'npy', 'raw'] },
  output: { kind: 'classification', top: 3, labels: Array.from('0123456789') },
});
