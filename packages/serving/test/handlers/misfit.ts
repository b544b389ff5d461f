// A definition that does not fit its model.
import { defineHandler } from '@kinglet/serving';

export const { handler } = defineHandler({
  model: 'model.plan',
  input: { fields: { acidity: { type: 'number' } } },
});
