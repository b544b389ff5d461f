import { expect, test } from 'vitest';
import { copyModel } from './copyModel.ts';
import { readModel, writeModel } from './encoding.ts';
import { makeGraph, makeModel } from './make.ts';
import { metadataOf, setMetadata } from './metadata.ts';

test('metadata is set, replaced where it is, and read back from the file', () => {
  const model = makeModel(makeGraph({ nodes: [], inputs: [], outputs: [] }));
  setMetadata(model, 'author', 'one');
  setMetadata(model, 'licence', 'MIT');
  const copy = copyModel(model);
  setMetadata(copy, 'author', 'two "quoted"');

  const read = readModel(writeModel(copy));
  expect(read.metadataProps.map(({ key, value }) => [key, value])).toEqual([
    ['author', 'two "quoted"'],
    ['licence', 'MIT'],
  ]);
  expect(metadataOf(read, 'licence')).toBe('MIT');
  expect(metadataOf(read, 'none')).toBeUndefined();
  expect(metadataOf(model, 'author')).toBe('one');
});
