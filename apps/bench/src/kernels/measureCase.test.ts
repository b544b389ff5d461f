import { expect, it } from 'vitest';
import { type Contender, measureCase } from './measureCase.ts';

const options = { rounds: 4, sampleMs: 0.001, warmupMs: 0 };

function fake(name: string, nsPerRun: number | undefined, log: string[] = []): Contender {
  const time = async (operation: string, n: number, repeats: number): Promise<number | undefined> => {
    log.push(`${name} ${operation} ${n} ${repeats}`);
    return nsPerRun === undefined ? undefined : nsPerRun * repeats;
  };
  return { name, operation: 'dot', lane: { time } };
}

it('gives nanoseconds per run, a sample per round', async () => {
  const samples = await measureCase([fake('a', 10), fake('b', 2000)], 16, options);

  expect(samples.get('a')).toEqual([10, 10, 10, 10]);
  expect(samples.get('b')).toEqual([2000, 2000, 2000, 2000]);
});

it('repeats what is short until a sample is long enough, and no more', async () => {
  const log: string[] = [];

  await measureCase([fake('a', 10, log)], 16, options);

  expect(log.slice(-4)).toEqual(Array.from({ length: 4 }, () => 'a dot 16 100'));
});

it('lets contenders take turns: each once in every round', async () => {
  const log: string[] = [];

  await measureCase([fake('a', 1000, log), fake('b', 1000, log), fake('c', 1000, log)], 16, options);

  const rounds = log.slice(-12).map((line) => line.split(' ')[0]);
  for (let round = 0; round < 4; round++)
    expect(rounds.slice(round * 3, round * 3 + 3).sort()).toEqual(['a', 'b', 'c']);
});

it('leaves out a lane that has no such case', async () => {
  const samples = await measureCase([fake('a', 10), fake('b', undefined)], 16, options);

  expect([...samples.keys()]).toEqual(['a']);
});
