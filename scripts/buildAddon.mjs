// Builds a Node-API addon for every target whose tools are here: prebuilds/linux-<arch>/<package>.node in the package's folder.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { arches, buildHint, findCompiler, hostArch, reportSkipped, root, runs, targetOf } from './toolchain.mjs';

const prebuildify = createRequire(join(root, 'package.json')).resolve('prebuildify/bin.js');
const compiler = findCompiler();

/**
 * False if a build failed; what it printed is printed then. `gypDir` is the folder of binding.gyp: at the package's top
 * it would make every installation start node-gyp.
 */
export function buildAddon(packageDir, gypDir) {
  const { name } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
  const results = arches.map((arch) => {
    const tools = toolsFor(arch);
    if (!tools.missing) return build({ arch, env: tools.env, name, packageDir, gypDir });
    reportSkipped(`${name} for ${arch}`, tools.missing);
    return true;
  });
  return results.every(Boolean);
}

function build({ arch, env, name, packageDir, gypDir }) {
  const what = ['--napi', '--strip', `--arch=${arch}`, '--platform=linux', `--target=${process.versions.node}`];
  const where = [`--cwd=${gypDir}`, `--out=${packageDir}`, `--name=${name}`];
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const { status, stdout, stderr } = spawnSync(process.execPath, [prebuildify, ...what, ...where], {
    cwd: packageDir,
    encoding: 'utf8',
    // How many compilers node-gyp has make start at a time; one, if nobody says.
    env: { JOBS: String(availableParallelism()), ...process.env, ...env, PATH: path },
  });
  // Objects of one architecture must not be found by the build for the other.
  rmSync(join(gypDir, 'build'), { recursive: true, force: true });
  if (status !== 0) console.error(`${stdout}${stderr}`);
  return status === 0;
}

/** The environment that makes node-gyp build for `arch`, or what is missing. */
function toolsFor(arch) {
  const absent = ['make', 'python3'].filter((command) => !runs(command));
  if (absent.length > 0) return { missing: `node-gyp needs ${absent.join(' and ')}; type: ${buildHint}` };
  const nodedir = findHeaders();
  if (!nodedir) return { missing: 'the pinned Node with its headers is not installed; type: pnpm install' };
  const tools = compilersFor(arch);
  return tools.missing ? tools : { env: { ...tools, npm_config_nodedir: nodedir } };
}

/** gyp links C addons with CXX, so CC and CXX are one compiler. */
function compilersFor(arch) {
  const target = targetOf(arch, compiler);
  if (!target.missing) {
    const { cc, glibc } = target;
    const [ar, strip] = archiveTools(target);
    const absent = [ar, strip].filter((command) => !runs(command));
    if (absent.length > 0) return { missing: `${absent.join(' and ')} not found; type: ${buildHint}` };
    const compile = [cc, ...glibc.cflags].join(' ');
    const link = [cc, ...glibc.ldflags].join(' ');
    return { CC: compile, CXX: compile, LINK: link, AR: ar, PREBUILD_STRIP_BIN: strip };
  }
  const canUseHost = !compiler && arch === hostArch && runs('cc');
  return canUseHost ? { CC: 'cc', CXX: 'cc' } : target;
}

/** LLVM's, which know every architecture; this machine's own will do for itself. */
function archiveTools({ arch, ar, strip }) {
  return arch === hostArch && !(runs(ar) && runs(strip)) ? ['ar', 'strip'] : [ar, strip];
}

/** The folder of the pinned Node of this machine: it holds include/node, which is the same on every architecture. */
function findHeaders() {
  return arches
    .map((arch) => join(root, 'node_modules', `node-linux-${arch}`))
    .find((folder) => existsSync(join(folder, 'include/node/node_api.h')));
}
