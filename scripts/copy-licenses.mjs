// A package's prepack: puts the licences, and a NOTICE unless it has one of its own, into the package that is packed.
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './toolchain.mjs';

for (const file of ['LICENSE-APACHE', 'LICENSE-MIT']) copyFileSync(join(root, file), file);
if (!existsSync('NOTICE')) copyFileSync(join(root, 'NOTICE'), 'NOTICE');
