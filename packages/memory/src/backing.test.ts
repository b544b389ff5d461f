import { Arena, dot } from '@kinglet/kernels';
import { type Mapping, mmap, nodesOfPages, SyscallError } from '@kinglet/syscalls';
import { expect, test } from 'vitest';
import { makeBacking } from './backing.ts';
import { hugePageBytes } from './hugePageBytes.ts';
import { createPool } from './pool.ts';

const wishes = { arena: undefined, hugePages: 'transparent', numa: 'local', prefetch: 'none' } as const;

function failing(code: 'KINGLET_SYSCALLS_UNSUPPORTED' | 'KINGLET_SYSCALLS_FAILED', errno?: string): () => never {
  return () => {
    throw new SyscallError(code, 'not here', errno === undefined ? {} : { errno });
  };
}

test.runIf(process.platform === 'linux').each([
  ['nothing is mapped', failing('KINGLET_SYSCALLS_UNSUPPORTED')],
  [
    'the engine makes no ArrayBuffer of what is mapped',
    (options: Parameters<typeof mmap>[0]): Mapping =>
      Object.defineProperty(mmap(options), 'buffer', {
        get: () => {
          throw new SyscallError('KINGLET_SYSCALLS_NO_BUFFER', 'not here');
        },
      }),
  ],
])('an arena stands in where %s', (_, map) => {
  const backing = makeBacking(2 ** 16, wishes, map);

  expect(backing.kind).toBe('arena');
  expect(backing.effects.map(({ wish, effect, why }) => [wish, effect, why])).toEqual([
    ["hugePages: 'transparent'", 'none', 'an arena stands in: not here'],
    ["numa: 'local'", 'none', 'an arena stands in: not here'],
  ]);
  backing.view(Float32Array, backing.start, 2 ** 14).fill(1);
});

test('pages that nobody reserved are an error that says how to', () => {
  expect(() =>
    makeBacking(2 ** 21, { ...wishes, hugePages: '2MB' }, failing('KINGLET_SYSCALLS_FAILED', 'ENOMEM')),
  ).toThrow(
    expect.objectContaining({ code: 'KINGLET_MEMORY_UNAVAILABLE', message: expect.stringContaining('nr_hugepages') }),
  );
});

test.runIf(process.platform === 'linux')(
  'reserved pages are mapped whole, and no more of them is handed out than asked',
  () => {
    const asked: number[] = [];
    const map = ({ bytes }: Parameters<typeof mmap>[0]): Mapping => {
      asked.push(bytes);
      return mmap({ bytes });
    };

    const backing = makeBacking(2 ** 21 + 64, { ...wishes, hugePages: '2MB', numa: undefined }, map);

    expect([asked, backing.end]).toEqual([[2 ** 22], 2 ** 21 + 64]);
    backing.close();
  },
);

test.runIf(process.platform === 'linux').each([
  ['an arena', { hugePages: 'none', numa: undefined }],
  ['a mapping', wishes],
] as const)('pages of %s are there before they are touched where that is asked for', (_, asked) => {
  const [plain, populated] = (['none', 'populate'] as const).map((prefetch) => {
    const backing = makeBacking(2 ** 22, { ...wishes, ...asked, prefetch });
    // The first and last may be shared with what lies beside; numa touches some.
    const pages = nodesOfPages(new Uint8Array(backing.buffer, backing.start + 2 ** 21, 2 ** 20));
    backing.close();
    return { there: pages.filter((node) => node >= 0).length, all: pages.length, effects: backing.effects };
  });

  expect(plain!.there).toBeLessThan(plain!.all);
  const effect = populated!.effects.at(-1)!;
  // A kernel before 5.14 does not know the advice.
  expect(populated!.there === populated!.all).toBe(effect.effect === 'applied');
  expect(effect.wish).toBe("prefetch: 'populate'");
});

test('more than an arena can have is mapped, and an error where nothing can be', () => {
  const plain = { ...wishes, hugePages: 'none', numa: undefined } as const;
  const tooMuch = expect.objectContaining({ code: 'KINGLET_MEMORY_UNAVAILABLE' });

  expect(() => makeBacking(2 ** 33, plain, failing('KINGLET_SYSCALLS_UNSUPPORTED'))).toThrow(tooMuch);
  expect(() => makeBacking(2 ** 33, { ...plain, arena: new Arena({ bytes: 2 ** 20 }) })).toThrow(tooMuch);
});

test.runIf(process.platform === 'linux')('kernels reach what lies behind 4 GiB', () => {
  using pool = createPool({
    size: 2 ** 32 + 2 ** 22,
    limits: { totalmem: () => 2 ** 40, cgroupMemory: () => 0, env: {} },
  });
  const { data } = pool.allocate([2 ** 30 + 2 ** 19], 'f32');
  const far = data.subarray(-1000).fill(2);

  expect(pool.statistics()).toMatchObject({ backing: 'mapping', effects: [] });
  expect(far.byteOffset).toBeGreaterThan(2 ** 32);
  expect(dot(far, far)).toBe(4000);
});

test('huge pages count where they lie among the bytes', () => {
  const smaps = [
    '7f0000000000-7f0000600000 rw-p 00000000 00:00 0 ',
    'Rss:                6144 kB',
    'AnonHugePages:      4096 kB',
    'Private_Hugetlb:       0 kB',
    '7f0000800000-7f0000a00000 rw-p 00000000 00:00 0 ',
    'AnonHugePages:      2048 kB',
    '7f0000c00000-7f0001000000 rw-p 00000000 00:00 0 ',
    'Private_Hugetlb:    4096 kB',
  ].join('\n');
  const megabyte = 2 ** 20;

  expect(hugePageBytes(smaps, 0x7f0000000000n, 8 * megabyte)).toBe(4 * megabyte);
  expect(hugePageBytes(smaps, 0x7f0000800000n, 8 * megabyte)).toBe(6 * megabyte);
  expect(hugePageBytes(smaps, 0x7f0000c00000n, megabyte)).toBe(megabyte);
  expect(hugePageBytes(smaps, 0x7e0000000000n, megabyte)).toBe(0);
});
