// One tsc for the whole workspace: each package's dist/ and the types of the apps.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { root } from './toolchain.mjs';

const projects = ['packages', 'apps'].flatMap((group) =>
  readdirSync(`${root}/${group}`).map((name) => `${group}/${name}`),
);
process.exit(spawnSync('tsc', ['-b', ...projects], { cwd: root, stdio: 'inherit' }).status ?? 1);
