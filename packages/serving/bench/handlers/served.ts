// The same with this package.
import { defineHandler } from '@kinglet/serving';

export const { handler, rawHandler } = defineHandler({ model: 'model.plan' });
