// The addon under AddressSanitizer and UndefinedBehaviorSanitizer, with arguments of every kind.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCompiler, hostArch, reportSkipped, root } from '../../../scripts/toolchain.mjs';

const cc: string | undefined = findCompiler()?.cc;
const machine = { x64: 'x86_64', arm64: 'aarch64' }[process.arch as 'arm64' | 'x64'];
const runtime =
  cc && execFileSync(cc, [`-print-file-name=libclang_rt.asan-${machine}.so`], { encoding: 'utf8' }).trim();
const missing = runtime && existsSync(runtime) ? undefined : 'no clang with the shared library of its AddressSanitizer';
if (missing) reportSkipped('the system calls under sanitizers', missing);

describe.skipIf(missing)('under sanitizers', () => {
  const work = mkdtempSync(join(tmpdir(), 'syscalls-sanitized-'));
  const addon = join(work, `prebuilds/linux-${hostArch}/@kinglet+syscalls.node`);

  beforeAll(() => {
    const packageDir = dirname(import.meta.dirname);
    cpSync(join(packageDir, 'src'), join(work, 'src'), { recursive: true });
    mkdirSync(dirname(addon), { recursive: true });
    const sanitize = ['-fsanitize=address,undefined', '-fno-sanitize-recover=all', '-shared-libsan'];
    const headers = join(root, `node_modules/node-linux-${hostArch}/include/node`);
    const language = ['-g', '-O1', '-std=gnu11', '-fPIC', '-shared', '-DNAPI_VERSION=8', `-I${headers}`];
    execFileSync(cc!, [...sanitize, ...language, ...globSync(join(packageDir, 'src/c/*.c')), '-o', addon]);
  }, 60_000);
  afterAll(() => rmSync(work, { recursive: true }));

  test('every call answers, or throws its error, whatever its arguments are', { timeout: 60_000 }, () => {
    const program = join(import.meta.dirname, 'fuzzCalls.ts');
    // What V8 never frees is no leak of ours.
    const env = { ...process.env, LD_PRELOAD: runtime!, ASAN_OPTIONS: 'detect_leaks=0', NODE_OPTIONS: '' };
    const { stdout, stderr } = spawnSync(process.execPath, [program, work, '500'], { encoding: 'utf8', env });

    expect(stderr).toBe('');
    const { done, KINGLET_SYSCALLS_ARGUMENT: refused } = JSON.parse(stdout);
    expect(done).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(100);
  });
});
