import * as quantization from '@kinglet/quantization';
import { expect, test } from 'vitest';
import { inFlags } from './quantizeOptions.ts';

test('a file that is not one of samples has nothing to do with --calibration', () => {
  const error = new quantization.QuantizationError('KINGLET_QUANTIZATION_FILE', 'expected to write a.onnx: no space');

  expect(inFlags(quantization, error)).toMatchObject({ message: error.message, code: error.code });
});
