// Links the kernels of every tier of this machine and the limits into one static program: build.mjs <folder for it>.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { everyTierSources, includeDir } from '../../../../packages/kernels/sources.mjs';
import { hostArch, targetOf } from '../../../../scripts/toolchain.mjs';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const widths = {
  x64: [
    [64, ['-mavx512f', '-mprefer-vector-width=512']],
    [32, ['-mavx2', '-mfma']],
  ],
  arm64: [[16, []]],
};

const outDir = process.argv[2];
const target = targetOf(hostArch);
if (target.missing) {
  console.error(target.missing);
  process.exitCode = 3;
} else if (isOld(join(outDir, 'lane'))) await build();

function isOld(program) {
  if (!existsSync(program)) return true;
  const built = statSync(program).mtimeMs;
  const newest = [here, includeDir, join(includeDir, 'generated')]
    .flatMap((dir) => readdirSync(dir).map((name) => join(dir, name)))
    .reduce((latest, file) => Math.max(latest, statSync(file).mtimeMs), 0);
  return newest > built;
}

async function build() {
  mkdirSync(outDir, { recursive: true });
  const own = ['-std=c11', '-O2', '-Wall', '-Wextra', `-I${includeDir}`];
  const sources = [
    ...everyTierSources(hostArch),
    ...['lane.c', 'operations.c'].map((name) => ({ file: join(here, name), flags: own })),
    ...widths[hostArch].map(([width, flags]) => ({
      file: join(here, 'limits.c'),
      flags: [...own, ...flags, '-fno-math-errno', `-DWIDTH=${width}`],
    })),
  ];
  const objects = sources.map((_, i) => join(outDir, `${i}.o`));
  const queue = sources.entries();
  await Promise.all([worker(queue, objects), worker(queue, objects)]);
  const { cflags, startFiles, endFiles } = target.musl;
  const link = [...cflags, '-fuse-ld=lld', '-static', '-nostdlib', ...startFiles, ...objects, ...endFiles];
  await run(target.cc, [...link, '-o', join(outDir, 'lane')]);
  for (const object of objects) rmSync(object);
}

// Both workers take from one iterator.
async function worker(queue, objects) {
  for (const [i, { file, flags }] of queue)
    await run(target.cc, [...target.musl.cflags, ...flags, '-c', file, '-o', objects[i]]);
}
