import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { installedPackages } from './installedPackages.ts';

// Measured on 2026-11-28: 35 packages, 38.6 MB (AWS's clients 12.4, esbuild 11.6, the bootstraps 10.5); and 10 % more.
const mostPackages = 38;
const mostBytes = 42_500_000;

test('installing @kinglet/cli brings few packages, of bounded size, and none that only some verbs need', () => {
  const packages = installedPackages(fileURLToPath(new URL('..', import.meta.url)));

  const names = packages.map(({ name }) => name);
  const bytes = packages.reduce((total, one) => total + one.bytes, 0);
  const largest = packages.slice(0, 8).map((one) => `${one.name} ${one.bytes}`);
  expect(names).toContain('@kinglet/bootstrap');
  expect(names).not.toContain('@kinglet/kernels');
  expect(names.filter((name) => /assemblyscript|wabt|binaryen|typescript|onnx/.test(name))).toEqual([]);
  expect(packages.length, names.join(', ')).toBeLessThanOrEqual(mostPackages);
  expect(bytes, largest.join(', ')).toBeLessThanOrEqual(mostBytes);
  // A bound that nothing comes near would not hold anything back.
  expect(bytes).toBeGreaterThan(mostBytes * 0.8);
}, 60_000);
