// Bundles the page's script (src/page/browser) into src/generated/pageScript.ts, which pages are made of at run time.
import { writeFileSync } from 'node:fs';
import { bundlePageScript, target } from './pageScript.ts';

writeFileSync(target, await bundlePageScript());
