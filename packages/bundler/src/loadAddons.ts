// An esbuild plugin that turns an imported `.node` file into a `require` of a copy beside the bundle.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * The plugin; it puts the copies, by name, into `files`. Node's own `import` of an addon is experimental, `require` is
 * not, and as CommonJS the addon's functions can be imported by name.
 */
export function loadAddons(files: Map<string, Uint8Array>): Plugin {
  return {
    name: 'kinglet-addons',
    setup(build) {
      build.onLoad({ filter: /\.node$/ }, ({ path }) => {
        const bytes = readFileSync(path);
        const name = nameFor(path, bytes);
        files.set(name, bytes);
        return { contents: `module.exports = require(${JSON.stringify(`./${name}`)});`, loader: 'js' };
      });
      build.onResolve({ filter: /\.node$/ }, ({ path, importer }) =>
        importer.endsWith('.node') ? { path, external: true } : undefined,
      );
    },
  };
}

// Two packages may have an addon of one name.
function nameFor(path: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return `${basename(path, extname(path))}-${hash}.node`;
}
