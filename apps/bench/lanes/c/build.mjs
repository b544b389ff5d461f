// Links the kernels of every tier of this machine into a program of this folder: build.mjs <folder for it> lane | calls.
// `lane` is static; `calls` is not, since it loads OpenBLAS.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { everyTierSources, includeDir } from '../../../../packages/kernels/sources.mjs';
import { compileAll, compiledTiers } from '../../../../packages/kernels/test/buildDriver.ts';
import { hostArch, targetOf } from '../../../../scripts/toolchain.mjs';

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
} else if (isOld(join(outDir, name))) build(programs(target)[name]);

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

function build({ files, cflags, link }) {
  mkdirSync(outDir, { recursive: true });
  const own = ['-std=c11', '-O2', '-Wall', '-Wextra', `-I${includeDir}`];
  const sources = [
    ...['common.c', ...files].map((file) => ({ file: join(here, file), flags: own })),
    ...widths[hostArch].map(([width, flags]) => ({
      file: join(here, 'limits.c'),
      flags: [...own, ...flags, '-fno-math-errno', `-DWIDTH=${width}`],
    })),
  ];
  const objects = sources.map(({ file, flags }, i) => {
    const object = join(outDir, `${name}-${i}.o`);
    execFileSync(target.cc, [...cflags, ...flags, '-c', file, '-o', object], { stdio: 'pipe' });
    return object;
  });
  // Kernels ask nothing of a C library but to move memory: both programs, and the drivers of the tests, link the same objects.
  const kernels = compileAll(target.cc, everyTierSources(hostArch, compiledTiers(hostArch)), () => target.musl.cflags);
  execFileSync(target.cc, [...link([...kernels, ...objects]), '-o', join(outDir, name)], { stdio: 'pipe' });
  for (const object of objects) rmSync(object);
}

function isOld(program) {
  if (!existsSync(program)) return true;
  const built = statSync(program).mtimeMs;
  const newest = [here, includeDir, join(includeDir, 'generated')]
    .flatMap((dir) => readdirSync(dir).map((name) => join(dir, name)))
    .reduce((latest, file) => Math.max(latest, statSync(file).mtimeMs), 0);
  return newest > built;
}
