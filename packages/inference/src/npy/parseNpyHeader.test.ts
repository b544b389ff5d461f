import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NpyFormatError } from './npyFormatError.ts';
import { parseNpyHeader } from './parseNpyHeader.ts';

test('any shape is read as it is written', () => {
  const shape = fc.array(fc.maxSafeNat(), { maxLength: 64 });
  fc.assert(
    fc.property(shape, fc.boolean(), (lengths, isFortran) => {
      const tuple = lengths.length === 1 ? `(${lengths[0]},)` : `(${lengths.join(', ')})`;
      const text = `{'descr': '<f4', 'fortran_order': ${isFortran ? 'True' : 'False'}, 'shape': ${tuple}, }   \n`;
      expect(parseNpyHeader(text)).toEqual({ descr: '<f4', isFortran, shape: lengths });
    }),
  );
});

test('Python 2 wrote an L behind lengths', () => {
  const text = "{'descr': '<f4', 'fortran_order': False, 'shape': (3L, 4L)}";

  expect(parseNpyHeader(text).shape).toEqual([3, 4]);
});

test('a length that numbers do not hold exactly is refused', () => {
  const text = "{'descr': '<f4', 'fortran_order': False, 'shape': (9007199254740993,)}";

  expect(() => parseNpyHeader(text)).toThrow('whole numbers');
});

test('any text is a header or an NpyFormatError', () => {
  const word = fc.constantFrom(
    ...["'descr'", "'<f4'", ':', ',', '{', '}', '(', ')', '1', '2L', 'True', "'shape'", '['],
  );
  const words = fc.array(word).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(fc.oneof(fc.string(), words), (text) => {
      expect(() => parseNpyHeader(text)).toThrow(NpyFormatError);
    }),
  );
});
