import { expect, it } from 'vitest';
import { measureWarm } from './measureWarm.ts';
import type { Session } from './sessions.ts';

const options = { rounds: 3, sampleMs: 0.01, filter: 'linear 10-1' };
const peerOf = (values: Float32Array): Session => ({
  run: () => undefined,
  output: () => values,
  release: () => undefined,
});

it('has no figure of ours where the peer answers otherwise', async () => {
  const [row] = await measureWarm({ 'onnxruntime-node': async () => peerOf(Float32Array.of(1e9)) }, options);

  expect(Object.keys(row!.ns)).toEqual(['onnxruntime-node']);
  expect(row!.interval).toBeUndefined();
  expect(row!.note).toMatch(/^answers otherwise than onnxruntime-node: max\|a-b\|/);
});

it('leaves out a peer that does not run the model', async () => {
  const open = async (): Promise<Session> => {
    throw new Error('no such operator\nat node 3');
  };

  const [row] = await measureWarm({ 'onnxruntime-node': open }, options);

  expect(Object.keys(row!.ns)).toEqual(['kinglet']);
  expect(row!.note).toBe('onnxruntime-node: no such operator');
});
