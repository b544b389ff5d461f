import { expect, it } from 'vitest';
import type { Lane } from './lane.ts';
import { routeCalls } from './routeCalls.ts';

type OpenLane = Pick<Lane, 'about' | 'time'>;

/** Answers by 1 and keeps what it was asked for. */
function fakeLane(about: string): OpenLane & { readonly asked: string[] } {
  const asked: string[] = [];
  return { about, asked, time: async (operation) => asked.push(operation) && 1 };
}

it('sends calls to the lane that has them, and nothing else there', async () => {
  const [native, calls] = [fakeLane('tier'), fakeLane('tier; OpenBLAS 0')];
  const open = new Map<string, OpenLane>(Object.entries({ native, calls }));
  routeCalls(open);

  await open.get('native')?.time('dot', 8, 1);
  await open.get('native')?.time('matvec@3x4', 12, 1);
  await open.get('openblas')?.time('matvec@3x4', 12, 1);

  expect(native.asked).toEqual(['dot']);
  expect(calls.asked).toEqual(['best', 'openblas'].map((who) => `${who}.dotMany(f32:12,f32:4,f32:3)`));
  expect([...open.keys()]).toEqual(['native', 'avx2', 'floats', 'reads', 'openblas']);
});

it('without that lane asks nobody for a call: its n would be taken for elements', async () => {
  const [native, scalar] = [fakeLane('tier'), fakeLane('scalar')];
  const open = new Map<string, OpenLane>(Object.entries({ native, scalar }));
  routeCalls(open);

  const times = ['native', 'scalar'].map((name) => open.get(name)?.time('matmul@1024x1024x1024', 2 ** 30, 1));

  expect(await Promise.all(times)).toEqual([undefined, undefined]);
  expect([...native.asked, ...scalar.asked]).toEqual([]);
  expect([...open.keys()]).toEqual(['native', 'scalar']);
});
