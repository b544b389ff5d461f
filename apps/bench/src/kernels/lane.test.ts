import { expect, it } from 'vitest';
import { openLane } from './lane.ts';

const program = `
  process.stdout.write('ready a test 1.0\\n');
  process.stdin.setEncoding('utf8').on('data', (text) => {
    for (const line of text.trim().split('\\n')) {
      const [name, n, repeats] = line.split(' ');
      if (name === 'crash') { console.error('cannot go on'); process.exit(1); }
      process.stdout.write((name === 'dot' ? n * repeats : '-') + '\\n');
    }
  });
`;
const command = [process.execPath, '-e', program];

it('asks a program for times', async () => {
  const lane = await openLane({ name: 'test', command });

  expect(lane.about).toBe('a test 1.0');
  expect(await lane.time('dot', 3, 7)).toBe(21);
  expect(await lane.time('sum', 3, 7)).toBeUndefined();
  lane.close();
});

it('ends with the last words of a program that ends', async () => {
  const lane = await openLane({ name: 'test', command });

  await expect(lane.time('crash', 1, 1)).rejects.toMatchObject({
    code: 'KINGLET_BENCH_LANE',
    message: expect.stringContaining('cannot go on'),
  });
});

it('says that a program could not be started', async () => {
  await expect(openLane({ name: 'test', command: ['no-such-program'] })).rejects.toMatchObject({
    code: 'KINGLET_BENCH_LANE',
    message: expect.stringContaining('could not be started'),
  });
});
