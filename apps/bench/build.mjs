// Compiles the cold-start launcher, the event server and the floor for this machine: static programs in prebuilds/linux-<arch>/.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hostArch, reportSkipped, targetOf } from '../../scripts/toolchain.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const programs = {
  launch: ['common', 'launch', 'memory', 'report', 'rows', 'start'],
  serve: ['common', 'http', 'memory', 'program', 'rows', 'serve'],
  floor: ['floor'],
};

const target = targetOf(hostArch);
const outDir = join(here, `prebuilds/linux-${hostArch}`);
if (target.missing) reportSkipped(`apps/bench ${Object.keys(programs).join(', ')}`, target.missing);
else for (const [name, sources] of Object.entries(programs)) buildProgram(name, sources);

function buildProgram(name, sources) {
  mkdirSync(outDir, { recursive: true });
  const objects = sources.map(compile);
  const link = ['-static', '--gc-sections', '--strip-all', '-z', 'max-page-size=4096', '-o', join(outDir, name)];
  execFileSync(target.lld, [...link, ...target.musl.startFiles, ...objects, ...target.musl.endFiles], {
    stdio: 'inherit',
  });
  for (const object of objects) rmSync(object);
}

function compile(source) {
  const object = join(outDir, `${source}.o`);
  const warnings = ['-Wall', '-Wextra', ...(process.env.CI ? ['-Werror'] : [])];
  const flags = ['-std=c11', '-O2', ...warnings, '-ffunction-sections', '-fno-asynchronous-unwind-tables'];
  const file = join(here, `launch/${source}.c`);
  execFileSync(target.cc, [...target.musl.cflags, ...flags, '-c', file, '-o', object], { stdio: 'inherit' });
  return object;
}
