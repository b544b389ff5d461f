import { describe, expect, test } from 'vitest';
import { makeElf } from '../test/makeElf.ts';
import { makeLibrary } from '../test/makeLibrary.ts';
import { checkNativeModules } from './checkNativeModules.ts';

const libc = (...versions: string[]) => ({ needed: ['libc.so.6'], versions: { 'libc.so.6': versions } });
const good = makeLibrary({ arch: 'arm64', ...libc('GLIBC_2.17', 'GLIBC_2.34', 'GLIBC_PRIVATE') });
const forX64 = makeLibrary({ arch: 'x64', ...libc('GLIBC_2.2.5') });
const musl = makeLibrary({ arch: 'arm64', needed: ['libc.musl-aarch64.so.1'] });
const file = (name: string, bytes: Uint8Array) => ({ name, bytes });

test('an addon that Lambda can load has no problem; neither has a file that is none', () => {
  const files = [
    file('node_modules/a/build/Release/a.node', good),
    file('index.mjs', Buffer.from('1')),
    file('data/module.node', Buffer.from('text')),
    file('tools/program', forX64),
  ];

  expect(checkNativeModules(files, { arch: 'arm64' })).toEqual([]);
});

test.each<[string, Uint8Array, string]>([
  ['a.node', forX64, 'expected a.node for arm64, found x64: build with arch `arm64`'],
  [
    'lib/liba.so.2.1',
    makeLibrary({ arch: 'arm64', ...libc('GLIBC_2.9', 'GLIBC_2.38', 'GLIBC_2.4') }),
    'expected lib/liba.so.2.1 to need at most GLIBC_2.34, the newest in Amazon Linux 2023, found GLIBC_2.38: build it on Amazon Linux 2023, or install a release for an older glibc',
  ],
  [
    'a.node',
    makeLibrary({ arch: 'arm64', needed: ['libstdc++.so.6'], versions: { 'libstdc++.so.6': ['GLIBCXX_3.4.30'] } }),
    'expected a.node to need at most GLIBCXX_3.4.29, the newest in Amazon Linux 2023, found GLIBCXX_3.4.30: build it on Amazon Linux 2023, or install a release for an older glibc',
  ],
  [
    'node_modules/c/c.node',
    makeLibrary({ arch: 'arm64', needed: ['libc.so.6', 'libcairo.so.2'] }),
    'expected the libraries of node_modules/c/c.node in the zip or in Amazon Linux 2023, found no libcairo.so.2: ship it in lib/, or link it statically',
  ],
])('%s: what is wrong, and what to do', (name, bytes, problem) => {
  expect(checkNativeModules([file(name, bytes)], { arch: 'arm64' })).toEqual([problem]);
});

test('a library that is in the zip is not missing', () => {
  const addon = makeLibrary({ arch: 'arm64', needed: ['libcairo.so.2'] });

  expect(checkNativeModules([file('a.node', addon), file('lib/libcairo.so.2', good)])).toEqual([]);
});

test('Amazon Linux 2 has an older glibc', () => {
  expect(checkNativeModules([file('a.node', good)], { system: 'al2' })).toEqual([
    expect.stringContaining('at most GLIBC_2.26, the newest in Amazon Linux 2, found GLIBC_2.34'),
  ]);
});

test('a file that cannot be read is a problem of its own', () => {
  const cut = makeElf({ arch: 'arm64', sections: [{ name: '.text', bytes: good }] }).subarray(0, 100);
  const armv7 = Uint8Array.from(good);
  armv7[4] = 1;

  expect(checkNativeModules([file('a.node', cut), file('b.node', armv7)])).toEqual([
    expect.stringMatching(/^expected a.node to be an addon or a library, found: .*truncated/),
    expect.stringMatching(/^expected b.node to be an addon or a library, found: .*class 1/),
  ]);
});

describe('of files for several systems one has to be right', () => {
  const armv7 = Uint8Array.from(good);
  armv7[4] = 1;

  test.each([
    [['p/prebuilds/linux-arm64/p.node', 'p/prebuilds/linux-x64/p.node', 'p/prebuilds/linux-arm/p.node']],
    [['p/p.linux-arm64-gnu.node', 'p/p.linux-x64-gnu.node', 'p/p.linux-arm-gnueabihf.node']],
    [['@p/p-linux-arm64/p.node', '@p/p-linux-x64/p.node', '@p/p-linux-arm/p.node']],
  ])('%j', ([arm64 = '', x64 = '', arm = '']) => {
    const others = [file(x64, forX64), file(arm, armv7)];

    expect(checkNativeModules([file(arm64, good), ...others], { arch: 'arm64' })).toEqual([]);
    expect(checkNativeModules(others, { arch: 'arm64' })).toHaveLength(1);
  });

  test('musl beside glibc', () => {
    const files = [file('s/sharp-linuxmusl-arm64/lib/s.node', musl), file('s/sharp-linux-arm64/lib/s.node', good)];

    expect(checkNativeModules(files, { arch: 'arm64' })).toEqual([]);
    expect(checkNativeModules(files.slice(0, 1), { arch: 'arm64' })).toEqual([
      expect.stringContaining('found no libc.musl-aarch64.so.1'),
    ]);
  });

  test('none that is right: the problem of the one that was meant', () => {
    const tooNew = makeLibrary({ arch: 'arm64', ...libc('GLIBC_2.39') });
    const files = [file('prebuilds/linux-x64/p.node', forX64), file('prebuilds/linux-arm64/p.node', tooNew)];

    expect(checkNativeModules(files, { arch: 'arm64' })).toEqual([
      expect.stringMatching(/^expected prebuilds\/linux-arm64\/p.node to need at most GLIBC_2.34/),
    ]);
  });
});
