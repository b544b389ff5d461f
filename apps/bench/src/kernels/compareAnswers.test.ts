import { expect, it } from 'vitest';
import { compareAnswers } from './compareAnswers.ts';

const answering = (answer: number | undefined) => ({ time: async () => answer });

it('refuses a trueno that answers something else, or nothing', async () => {
  await expect(compareAnswers(answering(40), answering(40.001))).resolves.toBeUndefined();
  await expect(compareAnswers(answering(40), undefined)).resolves.toBeUndefined();

  await expect(compareAnswers(answering(40), answering(41))).rejects.toThrow('matmul@64x64x64: expected element 0');
  await expect(compareAnswers(answering(40), answering(undefined))).rejects.toThrow('got undefined');
});
