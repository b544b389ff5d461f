// A file whose checksums are right may still say anything of itself.
import { decodeModelFile, encodeMetadata, encodeModelFile } from '@kinglet/kernels/plan';
import { expect, test } from 'vitest';
import { compile, inspectPlan, linear } from './compile/index.ts';
import { Model } from './index.ts';
import type { PlanMetadata } from './metadata.ts';

const { file } = compile(linear([[1, 2]]));
const model = decodeModelFile(file);
const right = model.metadata as PlanMetadata;

/** The plan with other metadata of the same length: what it holds stays where it is. */
function planWith(metadata: unknown): Uint8Array {
  const length = encodeMetadata(right).length - encodeMetadata(metadata).length;
  expect(length).toBeGreaterThanOrEqual(0);
  const padded =
    typeof metadata === 'object' && metadata !== null && 'name' in metadata && typeof metadata.name === 'string'
      ? { ...metadata, name: `${metadata.name}${' '.repeat(length)}` }
      : metadata;
  return encodeModelFile({ ...model, metadata: padded });
}

test('what the compiler writes is taken', () => {
  expect(Model.load(planWith(right)).run([3, 4]).y!.data[0]).toBe(11);
});

test.each<[string, unknown]>([
  ['null', null],
  ['a text', 'x'],
  ['a list', []],
  ['nothing', {}],
  ['no name', { ...right, name: 12_345_678 }],
  ['a batch that is no name', { ...right, name: '', batch: 1 }],
  ['an input too few', { ...right, name: '', inputs: [] }],
  ['an input without a name', { ...right, name: '', inputs: [{ type: 'float' }] }],
  ['an input that is none', { ...right, name: '', inputs: [null] }],
  ['outputs that are no list', { ...right, name: '', outputs: {} }],
  ['a node that there is none of', { ...right, name: '', instructions: right.instructions.map(() => 9) }],
  ['a kernel too few', { ...right, name: '', kernels: [] }],
])('%s is refused', (_, metadata) => {
  const plan = planWith(metadata);

  for (const look of [inspectPlan, (bytes: Uint8Array) => Model.load(bytes)])
    expect(() => look(plan)).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_FILE' }));
});
