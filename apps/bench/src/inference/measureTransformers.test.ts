import { encoder } from '@kinglet/inference/compile';
import { expect, it } from 'vitest';
import { inputValues } from './cases.ts';
import { measureTransformers } from './measureTransformers.ts';
import type { TransformerCase } from './transformers.ts';

const options = { rounds: 3, sampleMs: 0.01 };
const small = (seed: number) => encoder({ layers: 1, width: 8, heads: 2, tokens: 3, batch: 1, seed });
const one: TransformerCase = {
  name: 'small',
  make: async () => small(1),
  feeds: () => ({ x: { shape: [1, 3, 8], values: inputValues(24) } }),
  most: 1,
};

it('has a figure without a peer', async () => {
  const [row] = await measureTransformers(undefined, options, [one]);

  expect(row!.ns.kinglet).toBeGreaterThan(0);
  expect(row!.note).toBeUndefined();
});

it('has no figure for answers that are not like those of the model that was quantized', async () => {
  const [like, unlike] = await measureTransformers(undefined, options, [
    { ...one, exact: () => small(1) },
    { ...one, exact: () => small(2) },
  ]);

  expect(like!.note).toBeUndefined();
  expect(unlike!.ns.kinglet).toBeUndefined();
  expect(unlike!.note).toMatch(/^a cosine of -?[\d.e-]+ with the answers of floats, at least 0.98 is expected$/);
});
