// Elements in, elements out.
import { defineHandler } from '@kinglet/serving';

export const { handler, rawHandler } = defineHandler({
  model: 'model.plan',
  input: { formats: ['npy', 'raw'] },
  output: { kind: 'npy' },
});
