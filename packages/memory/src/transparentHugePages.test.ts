import { areHugePagesDisabled, disableHugePages, mmap } from '@kinglet/syscalls';
import { expect, test } from 'vitest';
import { adviseHugePages } from './transparentHugePages.ts';

test.runIf(process.platform === 'linux')('huge pages are asked for, and said to be in vain where they are', () => {
  using large = mmap({ bytes: 2 ** 22 });
  using small = mmap({ bytes: 2 ** 20 });
  const settings = ['always [madvise] never\n', '', 'always madvise [never]\n'];

  const effects = settings.map((setting) => adviseHugePages(large, () => setting).why);
  const ofSmall = adviseHugePages(small);
  const before = areHugePagesDisabled();
  disableHugePages(true);
  const disabled = adviseHugePages(large, () => '');
  disableHugePages(before);

  // A kernel without huge pages refuses the advice.
  expect(effects[0]).toMatch(/^madvise(: EINVAL| 'hugepage' of 4194304 bytes$)/);
  expect(effects[1]).toBe(effects[0]);
  expect(effects[2]).toBe('/sys/kernel/mm/transparent_hugepage/enabled says never');
  expect([ofSmall.effect, ofSmall.why]).toEqual(['none', '1048576 bytes are less than one of them']);
  expect([disabled.effect, disabled.why]).toEqual(['none', expect.stringContaining('PR_SET_THP_DISABLE')]);
});
