// What a handler without this package is: the model alone.
import { Model } from '@kinglet/inference';

const model = Model.load('model.plan');

export const handler = async (event: Record<string, number[]>): Promise<unknown> => model.run(event);
