import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { arches, reportSkipped, root, targetOf } from '../../../scripts/toolchain.mjs';

const entry = pathToFileURL(join(dirname(import.meta.dirname), 'src/index.ts')).href;

/** With arguments that every machine could take. */
const everyCall = `const page = new Uint8Array(8192);
  const calls = {
    mmap: [{ bytes: 1 }], madvise: [page, 'normal'], mlock: [page], munlock: [page], addressOf: [page],
    mbind: [page, { mode: 'bind', nodes: [0] }], setMempolicy: [{ mode: 'local', nodes: [] }], getMempolicy: [],
    movePages: [page, 0], nodesOfPages: [page], schedGetaffinity: [], schedSetaffinity: [[0]], gettid: [],
    sveVectorLength: [], setSveVectorLength: [16], areHugePagesDisabled: [], disableHugePages: [true], getauxval: [6],
    getrusage: [], getrusageInto: ['process', new Float64Array(9)], cpuid: [0], xgetbv: [], identificationRegisters: [], perfEventOpen: [[{ type: 1, config: 0 }]],
  };
  // Of a mapping, which only mmap gives.
  const others = ['SyscallError', 'Mapping', 'PerfGroup', 'PerfReader', 'auxiliaryTypes', 'copyOut', 'mprotect', 'munmap'];
  const tell = (name) => { try { return syscalls[name](...calls[name]); } catch ({ code, message }) { return code + ' ' + message; } };
  const forgotten = Object.keys(syscalls).filter((name) => !(name in calls) && !others.includes(name));
  console.log(JSON.stringify([forgotten, [...new Set(Object.keys(calls).map(tell))]]));`;

/** What calls that were forgotten above, and what all the others say, in a process that begins so. */
function tellAll(start: string, from: string): unknown {
  const source = `${start}; const syscalls = await import(${JSON.stringify(from)}); ${everyCall}`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

test.each([
  ['darwin', 'arm64'],
  ['win32', 'x64'],
  ['linux', 'riscv64'],
])(
  'on %s on %s every call says that it is for Linux on arm64 or x64, and importing does not fail',
  (platform, arch) => {
    const start = `for (const [name, value] of Object.entries(${JSON.stringify({ platform, arch })})) Object.defineProperty(process, name, { value })`;

    expect(tellAll(start, entry)).toEqual([
      [],
      [`KINGLET_SYSCALLS_UNSUPPORTED expected Linux on arm64 or x64, found ${platform} on ${arch}`],
    ]);
  },
);

test('where the addon is missing, or is no file of this system, every call says so with the reason', () => {
  const folder = mkdtempSync(join(tmpdir(), 'syscalls-'));
  const addon = join(folder, `prebuilds/linux-${process.arch}/@kinglet+syscalls.node`);
  const copy = pathToFileURL(join(folder, 'src/index.ts')).href;
  const says = (why: string) => [
    [],
    [
      expect.stringMatching(
        `^KINGLET_SYSCALLS_UNSUPPORTED expected the addon of @kinglet/syscalls to load, found: .*${why}`,
      ),
    ],
  ];
  try {
    cpSync(dirname(fileURLToPath(entry)), join(folder, 'src'), { recursive: true });

    expect(tellAll('', copy)).toEqual(says('No such file'));
    mkdirSync(dirname(addon), { recursive: true });
    writeFileSync(addon, 'no program');
    expect(tellAll('', copy)).toEqual(says('(file too short|invalid ELF header)'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const headers = join(root, `node_modules/node-linux-${process.arch}/include/node`);

test.each(arches)('the C sources have no warnings on %s', (arch) => {
  const target = targetOf(arch);
  if (target.missing !== undefined) return reportSkipped(`warnings of the C sources on ${arch}`, target.missing);
  const { cc, glibc } = target;
  const strict = ['-std=gnu11', '-O2', '-Wall', '-Wextra', '-Wshadow', '-Werror', '-fsyntax-only', '-DNAPI_VERSION=8'];
  const files = globSync(join(dirname(import.meta.dirname), 'src/c/*.c'));

  expect(files.length).toBeGreaterThan(5);
  for (const file of files)
    execFileSync(cc, [...glibc.cflags, ...strict, `-I${headers}`, file], { stdio: ['ignore', 'inherit', 'pipe'] });
});
