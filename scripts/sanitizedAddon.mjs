// Addons under AddressSanitizer and UndefinedBehaviorSanitizer: a package's own tests run with them.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
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

/** Links an addon of such objects in the folder. */
export function linkSanitized(objects, folder) {
  const mode = ['-shared', '-shared-libasan', '-fsanitize=address,undefined'];
  const args = [...target.glibc.ldflags, ...mode, ...objects, '-lm', '-o', addonOf(folder)];
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
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(loadInstead(packageName, addonOf(folder)))}`,
  };
  const args = [vitest, 'run', '--project', project, ...files];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

function addonOf(folder) {
  return join(folder, 'addon.node');
}

/** A module after which Node loads another file in place of a package's addon. */
function loadInstead(packageName, file) {
  const prebuild = JSON.stringify(`/${packageName.replace('/', '+')}.node`);
  return `const { dlopen } = process;
    process.dlopen = (module, found, ...flags) => dlopen(module, found.endsWith(${prebuild}) ? ${JSON.stringify(file)} : found, ...flags);`;
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
