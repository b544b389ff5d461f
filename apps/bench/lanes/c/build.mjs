// Links the kernels of every tier of this machine into a program of this folder: build.mjs <folder for it> lane | calls.
// `lane` is static; `calls` is not, since it loads OpenBLAS.
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

const [outDir, name] = process.argv.slice(2);
const target = targetOf(hostArch);
if (target.missing) {
  console.error(target.missing);
  process.exitCode = 3;
} else if (isOld(join(outDir, name))) await build(programs(target)[name]);

function programs({ musl, glibc }) {
  const { cflags, startFiles, endFiles } = musl;
  return {
    lane: {
      files: ['lane.c', 'operations.c'],
      cflags,
      link: (objects) => [...cflags, '-fuse-ld=lld', '-static', '-nostdlib', ...startFiles, ...objects, ...endFiles],
    },
    calls: {
      files: ['calls.c', 'blas.c', 'packs.c'],
      cflags: glibc.cflags,
      link: (objects) => [...glibc.ldflags, ...objects, '-ldl', '-lm'],
    },
  };
}

async function build({ files, cflags, link }) {
  const objectDir = join(outDir, `${name}-objects`);
  mkdirSync(objectDir, { recursive: true });
  const own = ['-std=c11', '-O2', '-Wall', '-Wextra', `-I${includeDir}`];
  const sources = [
    ...everyTierSources(hostArch),
    ...['common.c', ...files].map((file) => ({ file: join(here, file), flags: own })),
    ...widths[hostArch].map(([width, flags]) => ({
      file: join(here, 'limits.c'),
      flags: [...own, ...flags, '-fno-math-errno', `-DWIDTH=${width}`],
    })),
  ];
  const objects = sources.map((_, i) => join(objectDir, `${i}.o`));
  const queue = sources.entries();
  await Promise.all([worker(queue, objects, cflags), worker(queue, objects, cflags)]);
  await run(target.cc, [...link(objects), '-o', join(outDir, name)]);
  rmSync(objectDir, { recursive: true });
}

function isOld(program) {
  if (!existsSync(program)) return true;
  const built = statSync(program).mtimeMs;
  const newest = [here, includeDir, join(includeDir, 'generated')]
    .flatMap((dir) => readdirSync(dir).map((name) => join(dir, name)))
    .reduce((latest, file) => Math.max(latest, statSync(file).mtimeMs), 0);
  return newest > built;
}

// Both workers take from one iterator.
async function worker(queue, objects, cflags) {
  for (const [i, { file, flags }] of queue) await run(target.cc, [...cflags, ...flags, '-c', file, '-o', objects[i]]);
}
