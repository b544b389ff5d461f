import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Mapping, mmap, SyscallError } from '@kinglet/syscalls';
import { afterAll, describe, expect, test } from 'vitest';
import { adviseAccess } from './adviseAccess.ts';
import { dataTypes } from './dataTypes.ts';
import { mapFile } from './mapFile.ts';
import { createPool } from './pool.ts';

const onLinux = process.platform === 'linux';
const folder = mkdtempSync(join(tmpdir(), 'kinglet-memory-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const floats = new Uint8Array(Float32Array.from([1, 2, 3, 4, 5, 6]).buffer);

function refusal(code: 'KINGLET_SYSCALLS_UNSUPPORTED' | 'KINGLET_SYSCALLS_NO_BUFFER'): never {
  throw new SyscallError(code, 'not here');
}

const ways = {
  mapped: mmap,
  'copied, where nothing is mapped': () => refusal('KINGLET_SYSCALLS_UNSUPPORTED'),
  'copied, where the engine makes no ArrayBuffer of it': (options: Parameters<typeof mmap>[0]): Mapping => {
    const mapping = mmap(options);
    Object.defineProperty(mapping, 'buffer', { get: () => refusal('KINGLET_SYSCALLS_NO_BUFFER') });
    return mapping;
  },
};

describe.runIf(onLinux).each(Object.entries(ways))('a file that is %s', (name, map) => {
  test('is a tensor, and keeps its bytes when that is written to', () => {
    const path = fileOf('floats', floats);
    using tensor = mapFile(path, 'f32', [2, 3], { map });

    tensor.data[1] = 7;

    expect([...tensor.data]).toEqual([1, 7, 3, 4, 5, 6]);
    expect(tensor.isMapped).toBe(name === 'mapped');
    expect(new Uint8Array(readFileSync(path))).toEqual(floats);
  });

  test('has one axis without a shape, and none of its bytes after the release', () => {
    const tensor = mapFile(fileOf('nibbles', new Uint8Array(5)), 'i4', undefined, { map });
    expect(tensor.shape).toEqual([10]);

    tensor.release();
    tensor.release();

    expect(() => tensor.data).toThrow(expect.objectContaining({ code: 'KINGLET_MEMORY_RELEASED' }));
  });

  test('may be empty', () => {
    expect(mapFile(fileOf('empty', new Uint8Array(0)), 'f64', [0, 4], { map }).data).toEqual(new Float64Array(0));
  });
});

test.each(dataTypes)('a file of %s has its elements in this machine’s byte order', (dtype) => {
  const bytes = Uint8Array.from({ length: 64 }, (_, i) => 3 * i);
  using pool = createPool({ size: 4096 });
  using file = mapFile(fileOf(dtype, bytes), dtype);
  const pooled = pool.allocate(file.shape, dtype);

  pooled.data.set(file.data);

  expect(pooled.byteLength).toBe(64);
  expect(new Uint8Array(pooled.data.buffer, pooled.data.byteOffset, 64)).toEqual(bytes);
});

test.each([
  ['of another length', () => mapFile(fileOf('short', floats), 'f32', [7])],
  ['that ends inside an element', () => mapFile(fileOf('odd', floats.subarray(1)), 'f32')],
  ['that is not there', () => mapFile(join(folder, 'missing'), 'u8')],
  ['that is a folder', () => mapFile(folder, 'u8')],
])('a file %s is an error', (_, open) => {
  expect(open).toThrow(expect.objectContaining({ code: 'KINGLET_MEMORY_FILE' }));
});

test.runIf(onLinux)('advice on the order reaches the system for a mapped file of whole pages', () => {
  using large = mapFile(fileOf('large', new Uint8Array(2 ** 17)), 'f32');
  using small = mapFile(fileOf('small', floats), 'f32');
  const effects = [large, small].map((tensor) => adviseAccess(tensor, { pattern: 'sequential' })[0]!);

  expect(effects.map(({ effect }) => effect)).toEqual(['applied', 'none']);
  expect(effects[0]!.why).toContain('131072');
});
