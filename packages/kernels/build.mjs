// Builds the addon, prebuilds/linux-<arch>/@kinglet+kernels.node, and WebAssembly.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAddon } from '../../scripts/buildAddon.mjs';
import { buildWasm } from './buildWasm.mjs';

const packageDir = dirname(fileURLToPath(import.meta.url));
const isBuilt = [buildAddon(packageDir, join(packageDir, 'src/c')), await buildWasm()].every(Boolean);
if (!isBuilt) process.exitCode = 1;
