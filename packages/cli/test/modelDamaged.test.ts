// Damaged files: whatever they hold, `kinglet model` says what is wrong, and never shows a stack.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { folderWith, kinglet, type Ran } from './cli.ts';
import { writeLinear } from './models.ts';
import { npy } from './npy.ts';

const cwd = folderWith({ 'x.json': '[[1, 2, 3]]' });

beforeAll(async () => {
  writeLinear(cwd, 'model.onnx');
  writeFileSync(join(cwd, 'x.npy'), npy([1, 3], Float32Array.of(1, 2, 3)));
  await kinglet(cwd, ['model', 'compile', 'model.onnx', '-o', 'model.plan']);
});

const runs = (input: string): string[][] => [
  ['model', 'inspect', input],
  ['model', 'inspect', input, '--nodes'],
  ['model', 'compile', input, '-o', 'out.plan'],
  ['model', 'run', input, '-i', 'x.json'],
  ['model', 'diff', input, 'model.onnx'],
];

/** Bytes of a file, of which some are others, are left out, or are all that is left. */
function damaged(name: string): fc.Arbitrary<Uint8Array> {
  const change = fc.record({ at: fc.nat(4000), to: fc.nat(255), cut: fc.boolean() });
  return fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) => {
    let bytes = new Uint8Array(readFileSync(join(cwd, name)));
    for (const { at, to, cut } of changes) {
      const place = at % Math.max(bytes.length, 1);
      if (cut && to < 60) bytes = bytes.slice(0, place);
      else bytes[place] = to;
    }
    return bytes;
  });
}

function expectExplained({ exitCode, stderr }: Ran): void {
  if (exitCode === 0) return;
  // `model diff` ends with 1 without an error when it finds a difference.
  if (stderr !== '') expect(stderr).toMatch(/\(KINGLET_\w+\)\n$/);
  expect(stderr).not.toContain('    at ');
  expect(exitCode).toBeLessThanOrEqual(2);
}

test.each(['model.onnx', 'model.plan'])(
  'a damaged %s is explained',
  async (name) => {
    await fc.assert(
      fc.asyncProperty(damaged(name), async (bytes) => {
        writeFileSync(join(cwd, `damaged-${name}`), bytes);
        for (const args of runs(`damaged-${name}`)) expectExplained(await kinglet(cwd, args));
      }),
      { numRuns: 60 },
    );
  },
  120_000,
);

test.each(['x.npy', 'x.json'])(
  'a damaged %s is explained',
  async (name) => {
    await fc.assert(
      fc.asyncProperty(damaged(name), async (bytes) => {
        writeFileSync(join(cwd, `damaged-${name}`), bytes);
        expectExplained(await kinglet(cwd, ['model', 'run', 'model.plan', '-i', `damaged-${name}`]));
      }),
      { numRuns: 200 },
    );
  },
  120_000,
);
