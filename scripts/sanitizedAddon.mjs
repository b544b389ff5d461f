// Addons under AddressSanitizer and UndefinedBehaviorSanitizer: a package's own tests run with them.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hostArch, root, targetOf } from './toolchain.mjs';

const target = targetOf(hostArch);
const headers = join(root, `node_modules/node-linux-${hostArch}/include/node`);
const runtime = target.missing ? '' : runtimeOf(target.cc);

/** One sentence about what is not there; undefined where sanitized addons can be made and run. */
export const missing = whatIsMissing();
export const cc = target.cc;

/** Every check is a call, and loops stay as they were written: that compiles in half the time. */
export const sanitizedFlags = missing
  ? []
  : [
      ...target.glibc.cflags,
      ...['-g', '-fPIC', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'],
      ...['-mllvm', '-asan-instrumentation-with-call-threshold=0'],
      ...['-fno-vectorize', '-fno-slp-vectorize', '-fno-unroll-loops'],
      ...['-DNAPI_VERSION=8', `-I${headers}`],
    ];

/** Links an addon of such objects where node-gyp-build finds it in the folder. */
export function linkSanitized(objects, folder) {
  const release = join(folder, 'build/Release');
  mkdirSync(release, { recursive: true });
  const mode = ['-shared', '-shared-libasan', '-fsanitize=address,undefined'];
  const args = [...target.glibc.ldflags, ...mode, ...objects, '-lm', '-o', join(release, 'addon.node')];
  execFileSync(target.cc, args, { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs test files of a project with the addon of the folder in place of the package's. What they print, and how they ended. */
export function testSanitized({ packageName, folder, project, files }) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const env = {
    ...process.env,
    LD_PRELOAD: runtime,
    // What V8 itself leaves for the system to free.
    ASAN_OPTIONS: 'detect_leaks=0',
    // Where node-gyp-build looks instead.
    [`${packageName.toUpperCase().replaceAll('-', '_')}_PREBUILD`]: folder,
  };
  const args = [vitest, 'run', '--project', project, ...files];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

function whatIsMissing() {
  if (target.missing) return target.missing;
  if (!existsSync(headers)) return 'the pinned Node with its headers is not installed; type: pnpm install';
  return existsSync(runtime) ? undefined : 'the shared AddressSanitizer of clang';
}

/** As clang for Linux names it; where it is not there, clang gives the bare name back. */
function runtimeOf(cc) {
  const machine = { x64: 'x86_64', arm64: 'aarch64' }[hostArch];
  return execFileSync(cc, [`-print-file-name=libclang_rt.asan-${machine}.so`], { encoding: 'utf8' }).trim();
}
