import { expect, test } from 'vitest';
import { hostPackage } from './hostPackage.ts';

test('what is not installed is named, with the line to type; other errors stay', async () => {
  const missing = new Error("Cannot find package '@kinglet/host' imported from /x.js");
  const other = new Error('the addon is broken');

  await expect(hostPackage(() => Promise.reject(missing))).rejects.toMatchObject({
    code: 'KINGLET_CLI_PACKAGE',
    message: expect.stringContaining('npm install --save-dev @kinglet/host'),
    cause: missing,
  });
  await expect(hostPackage(() => Promise.reject(other))).rejects.toBe(other);
});
