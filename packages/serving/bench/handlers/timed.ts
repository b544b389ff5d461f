// Times calls within the engine: `{ calls, rounds }` gives the nanoseconds of a call in the fastest round.
import { Model } from '@kinglet/inference';
import { defineHandler, type ServingOptions, type Timing } from '@kinglet/serving';

interface Order {
  readonly calls: number;
  readonly rounds: number;
}

const timings: readonly Timing[] = ['off', 'sampled', 'on'];

/** Nanoseconds of one call, in the fastest of some rounds. */
function fastest({ calls, rounds }: Order, call: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    for (let i = 0; i < calls; i++) call();
    least = Math.min(least, performance.now() - begun);
  }
  return (least / calls) * 1e6;
}

export const handler = async (order: Order): Promise<Record<string, number>> => {
  const model = Model.load('model.plan');
  const features = model.inputs[0]!.shape[1] as number;
  const item = { x: Array.from({ length: features }, (_, i) => Math.sin(i)) };
  const batch = new Array<typeof item>(100).fill(item);
  const output: ServingOptions['output'] = { kind: 'regression' };
  const found: Record<string, number> = { '`execute` of the model alone': fastest(order, () => model.execute()) };
  for (const timing of timings) {
    const { answer } = defineHandler({ model, timing, output });
    found[`\`answer\`, timing \`${timing}\``] = fastest(order, () => answer(item));
  }
  const { answer } = defineHandler({ model, timing: 'off', output });
  const rare = { ...order, calls: Math.ceil(order.calls / 100) };
  found['`answer` of 100 items'] = fastest(rare, () => answer(batch));
  found['`defineHandler` from an asset'] = fastest(rare, () => defineHandler({ model: 'model.plan', output }));
  return found;
};
