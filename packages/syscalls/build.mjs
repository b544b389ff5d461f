// Builds the addon, prebuilds/linux-<arch>/@kinglet+syscalls.node.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAddon } from '../../scripts/buildAddon.mjs';

const packageDir = dirname(fileURLToPath(import.meta.url));
if (!buildAddon(packageDir, join(packageDir, 'src/c'))) process.exitCode = 1;
