import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { CalibrationData, Sample } from './calibrationData.ts';
import { replayable } from './replayable.ts';

const samples = [[1], [2], [3]];

async function readAll(data: CalibrationData): Promise<Sample[]> {
  const all: Sample[] = [];
  for await (const sample of data) all.push(sample);
  return all;
}

test.each<[string, CalibrationData]>([
  ['a generator', samples.values()],
  ['a stream of the web', new Blob([Uint8Array.of(1)]).stream().pipeThrough(batches())],
  ['a stream of Node', Readable.from(samples)],
  ['an object that gives its iterator once', onceOnly()],
])('%s is held, so that it can be read twice', async (_, data) => {
  const held = await replayable(data, 2);

  expect(await readAll(held)).toEqual([[1], [2]]);
  expect(await readAll(held)).toEqual([[1], [2]]);
});

test.each<[string, CalibrationData]>([
  ['an array', samples],
  ['a set', new Set(samples)],
  ['what says so', { isReplayable: true, [Symbol.iterator]: () => samples.values() }],
])('%s is read from where it is', async (_, data) => {
  expect(await replayable(data, 1)).toBe(data);
});

/** Of the one piece that comes all samples. */
function batches(): TransformStream<Uint8Array, Sample> {
  return new TransformStream({
    transform: (_, controller) => {
      for (const sample of samples) controller.enqueue(sample);
    },
  });
}

function onceOnly(): CalibrationData {
  const left = samples.values();
  return { [Symbol.iterator]: () => ({ next: () => left.next() }) };
}
