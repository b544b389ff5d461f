import { expect, it } from 'vitest';
import { sortByAnswers } from './measureCold.ts';

const row = (label: string, ...answers: string[]) => ({
  ...{ label, answers, p50: 1, p99: 1, n: 1, samples: [1], maxRssKb: 1 },
});

it('leaves out what does not answer as the model does, and says why', () => {
  const rows = [
    row('minimal', '{"statusCode":200}'),
    row('quickjs', '[1,2]'),
    row('native', '"[1.0,2.0]"', '"[1.0,3.0]"'),
    row('onnxruntime-node', '{}'),
    row('silent'),
  ];

  const { right, wrong } = sortByAnswers(rows, Float32Array.of(1, 2));

  expect(right.map(({ label }) => label)).toEqual(['minimal', 'quickjs']);
  expect(wrong).toEqual([
    expect.stringMatching(/^native answers otherwise: max/),
    'onnxruntime-node answers otherwise: {} is no array',
    'silent answers otherwise: nothing',
  ]);
});
