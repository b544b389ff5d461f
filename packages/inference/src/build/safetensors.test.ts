import fc from 'fast-check';
import { expect, test } from 'vitest';
import { floats, writeSafetensors } from '../../test/writeSafetensors.ts';
import { InferenceError } from '../errors.ts';
import { readSafetensors } from './safetensors.ts';

const file = writeSafetensors({
  a: floats([2, 1], [1, -2]),
  b: { dtype: 'I8', shape: [3], bytes: Uint8Array.of(1, 2, 255) },
});

test('tensors come with their types, shapes and bytes, wherever the file lies', () => {
  const shifted = new Uint8Array(file.length + 3);
  shifted.set(file, 3);

  for (const bytes of [file, shifted.subarray(3)]) {
    const { tensors } = readSafetensors(bytes);
    expect([...tensors.keys()]).toEqual(['a', 'b']);
    expect(tensors.get('a')).toMatchObject({ type: 'float', dims: [2, 1] });
    expect(new Float32Array(tensors.get('a')!.bytes.slice().buffer)).toEqual(Float32Array.of(1, -2));
    expect(tensors.get('b')).toMatchObject({ type: 'int8', dims: [3], bytes: Uint8Array.of(1, 2, 255) });
  }
});

test('metadata are texts; scalars and empty tensors are tensors', () => {
  const tensors = { scalar: floats([], [3]), none: floats([0, 4], []) };
  const read = readSafetensors(writeSafetensors(tensors, (header) => ({ __metadata__: { format: 'pt' }, ...header })));

  expect(read.metadata).toEqual({ format: 'pt' });
  expect(read.tensors.get('scalar')!.dims).toEqual([]);
  expect(read.tensors.get('none')!.bytes.length).toBe(0);
});

function entry(of: object) {
  return (header: Record<string, unknown>) => ({ ...header, a: { ...(header.a as object), ...of } });
}

test.for<[string, Uint8Array, string]>([
  ['too short', file.subarray(0, 5), 'expected at least 8 bytes, found 5'],
  ['cut off', file.subarray(0, 40), 'expected a header of at most 32 bytes'],
  ['cut off in the data', file.subarray(0, file.length - 1), 'expected it to end at byte 10 or before, found 11'],
  ['no JSON', Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0xff), 'expected its header to be JSON'],
  ['no object', writeSafetensors({}, () => [1]), 'expected its header to be a JSON object'],
  ['an entry of another form', writeSafetensors({}, () => ({ a: 1 })), 'tensor "a": expected an object'],
  [
    'another type',
    writeSafetensors({ a: floats([1], [1]) }, entry({ dtype: 'F128' })),
    'expected dtype to be one of BF16',
  ],
  [
    'a name of Object',
    writeSafetensors({ a: floats([1], [1]) }, entry({ dtype: 'toString' })),
    'expected dtype to be one of',
  ],
  [
    'a length below 0',
    writeSafetensors({ a: floats([1], [1]) }, entry({ shape: [-1] })),
    'expected shape to be lengths, found [-1]',
  ],
  [
    'a huge shape',
    writeSafetensors({ a: floats([1], [1]) }, entry({ shape: [2 ** 40, 2 ** 40] })),
    'tensor "a": expected',
  ],
  [
    'one offset',
    writeSafetensors({ a: floats([1], [1]) }, entry({ data_offsets: [0] })),
    'expected data_offsets to be two',
  ],
  [
    'offsets that turn back',
    writeSafetensors({ a: floats([1], [1]) }, entry({ data_offsets: [4, 0] })),
    'expected 4 bytes',
  ],
  [
    'another number of bytes',
    writeSafetensors({ a: floats([1], [1]) }, entry({ shape: [2] })),
    'expected 8 bytes for [2] of F32, found 4',
  ],
  [
    'an overlap',
    writeSafetensors({ a: floats([2], [1, 2]), b: floats([1], [3]) }, (header) => ({
      ...header,
      b: { dtype: 'F32', shape: [1], data_offsets: [4, 8] },
    })),
    'tensor "b": expected it to begin at byte 8, found 4',
  ],
  ['bytes of no tensor', writeSafetensors({ a: floats([1], [1]) }, () => ({})), 'expected tensors of 4 bytes, found 0'],
  [
    'metadata that are no texts',
    writeSafetensors({}, () => ({ __metadata__: { a: 1 } })),
    'expected __metadata__ to hold texts',
  ],
])('is refused: %s', ([, bytes, message]) => {
  expect(() => readSafetensors(bytes)).toThrow(
    expect.objectContaining({ code: 'KINGLET_INFERENCE_FILE', message: expect.stringContaining(message) as string }),
  );
});

test('whatever the bytes are: tensors inside the file, or an InferenceError', () => {
  const changed = fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { maxLength: 8 }).map((changes) => {
    const bytes = file.slice();
    for (const [at, byte] of changes) bytes[at] = byte;
    return bytes;
  });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), changed), (bytes) => {
      try {
        for (const { bytes: own, dims } of readSafetensors(bytes).tensors.values())
          expect(own.length).toBeGreaterThanOrEqual(dims.reduce((product, length) => product * length, 1));
      } catch (error) {
        expect(error).toBeInstanceOf(InferenceError);
      }
    }),
    { numRuns: 2000 },
  );
});
