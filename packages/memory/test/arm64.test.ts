// The pool on arm64, under emulation: answers alone, never speed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { arm64Node, cache, reportSkipped, runs, sysroot } from '../../../scripts/toolchain.mjs';

const missing = !runs('qemu-aarch64') ? 'qemu-aarch64' : existsSync(arm64Node) ? undefined : 'Node for arm64';
if (missing) reportSkipped('the pool on arm64', missing);

const folder = mkdtempSync(join(tmpdir(), 'kinglet-memory-'));
afterAll(() => rmSync(folder, { recursive: true }));

const url = (path: string): string => JSON.stringify(pathToFileURL(join(dirname(import.meta.dirname), path)).href);

/** Both kinds of memory, a file, and the kernels on tensors. */
const program = `
const { exercisePool } = await import(${url('test/exercisePool.ts')});
const { adviseAccess, createPool, mapFile } = await import(${url('src/index.ts')});
const { add, isa } = await import(${JSON.stringify(import.meta.resolve('@kinglet/kernels'))});
const outcomes = [{}, { hugePages: 'transparent', numa: 'local', prefetch: 'populate' }].map((options) =>
  exercisePool({ size: 2 ** 20, ...options }, { operations: 1000, seed: 1 }));
using pool = createPool({ size: 2 ** 20 });
const a = pool.allocate([1000], 'f32');
add(a.data.fill(1.5), a.data, a.data);
using file = mapFile(process.argv[1], 'i16');
file.data[0] += 1;
const [advised] = adviseAccess(file, { pattern: 'random' });
console.log(JSON.stringify({ arch: process.arch, isa: isa(), outcomes, sum: a.data[999], file: [...file.data.slice(0, 2)], advised: advised.effect }));
`;

test.skipIf(missing)('on arm64 the pool, files and advice are what they are here', { timeout: 120_000 }, () => {
  const path = join(folder, 'shorts');
  writeFileSync(path, new Uint8Array(Int16Array.from({ length: 2 ** 16 }, (_, i) => i).buffer));
  const node = [arm64Node, '--conditions=@kinglet/source', '--no-warnings', '--input-type=module', '-e', program, path];

  const out = execFileSync('qemu-aarch64', ['-L', sysroot('arm64'), '-cpu', 'neoverse-n1', ...node], {
    encoding: 'utf8',
    // To take the types out of the sources is most of what an emulated process does.
    env: { ...process.env, NODE_COMPILE_CACHE: join(cache, 'compiled-arm64') },
  });

  const exercised = { wrong: 0, isCapped: true, left: 0 };
  expect(JSON.parse(out)).toMatchObject({
    arch: 'arm64',
    isa: expect.stringContaining('neon'),
    outcomes: [
      { ...exercised, backing: 'arena' },
      { ...exercised, backing: 'mapping' },
    ],
    sum: 3,
    file: [1, 1],
    advised: 'applied',
  });
});
