// Files of a machine by path, as sources of a description.
import { noCalls, type Sources, type SystemFiles } from '../src/index.ts';

/** Texts by path. */
export type Tree = Readonly<Record<string, string>>;

export function filesOf(tree: Tree): SystemFiles {
  return {
    read: (path) => tree[path],
    bytes: (path) => (tree[path] === undefined ? undefined : Buffer.from(tree[path], 'latin1')),
    list: (folder) => {
      const prefix = folder.endsWith('/') ? folder : `${folder}/`;
      const below = Object.keys(tree).filter((path) => path.startsWith(prefix));
      return [...new Set(below.map((path) => path.slice(prefix.length).split('/')[0]!))].sort();
    },
  };
}

export function machine(arch: 'arm64' | 'x64', tree: Tree, env: Sources['env'] = {}): Sources {
  return { files: filesOf(tree), calls: noCalls, env, platform: 'linux', arch };
}
