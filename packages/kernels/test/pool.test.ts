// The pool of threads under ThreadSanitizer: several callers at once, while its size changes, and ends and beginnings.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { hostArch, reportSkipped, targetOf } from '../../../scripts/toolchain.mjs';
import { includeDir } from '../sources.mjs';

const folder = mkdtempSync(join(tmpdir(), 'kernels-pool-'));
afterAll(() => rmSync(folder, { recursive: true }));

const target = targetOf(hostArch);

/** The driver with ThreadSanitizer; undefined if this compiler has none. */
function build(source = join(includeDir, 'pool.c')): string | undefined {
  if (target.missing !== undefined) return undefined;
  const file = join(folder, 'pool');
  const flags = ['-std=c11', '-g', '-O1', '-Wall', '-Wextra', '-Werror', '-fsanitize=thread', `-I${includeDir}`];
  const sources = [source, join(import.meta.dirname, 'c/pool.c')];
  const { status } = spawnSync(target.cc, [
    ...target.glibc.cflags,
    ...flags,
    ...sources,
    ...target.glibc.ldflags,
    '-o',
    file,
  ]);
  return status === 0 ? file : undefined;
}

test('callers, helpers and changes of the size race for nothing', { timeout: 120_000 }, ({ skip }) => {
  const file = build();
  if (!file) reportSkipped('the pool of threads', 'no compiler with ThreadSanitizer');
  skip(file === undefined, 'no compiler with ThreadSanitizer');

  const output = execFileSync(file as string, {
    encoding: 'utf8',
    stdio: 'pipe',
    env: { TSAN_OPTIONS: 'halt_on_error=1' },
  });

  expect(output).toBe('0 errors, shared\n');
});
