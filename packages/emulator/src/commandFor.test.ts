import { expect, test } from 'vitest';
import { commandFor } from './commandFor.ts';

test('runs a bootstrap as it is on its own architecture', () => {
  expect(commandFor('/b', 'x64', 'x64')).toEqual(['/b']);
  expect(commandFor('/b', 'arm64', 'arm64')).toEqual(['/b']);
});

test('runs arm64 as a Neoverse N1 elsewhere', () => {
  expect(commandFor('/b', 'arm64', 'x64')).toEqual(['qemu-aarch64', '-cpu', 'neoverse-n1', '/b']);
});

test.each(['/f/index.mjs', '/f/index.js', '/f/index.cjs'])(
  'runs the module %s by Node, for any architecture',
  (file) => {
    expect(commandFor(file, 'x64', 'x64')).toEqual([process.execPath, file]);
    expect(commandFor(file, 'arm64', 'x64')).toEqual([process.execPath, file]);
    expect(commandFor(file, 'x64', 'arm64')).toEqual([process.execPath, file]);
  },
);

test('refuses x64 on another machine and says what to build', () => {
  expect(() => commandFor('/b', 'x64', 'arm64')).toThrow(
    expect.objectContaining({ code: 'KINGLET_EMULATOR_NO_RUNNER', message: expect.stringContaining("arch 'arm64'") }),
  );
});
