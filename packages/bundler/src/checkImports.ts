// An esbuild plugin that refuses, where it is written, each import that the engine lacks.
import type { OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from 'esbuild';
import { type BundleEngine, type Offence, offenceOf, unresolved } from './engines.ts';

/** The plugin for `engine`. Its errors carry an {@link Offence} as `detail`, and esbuild adds the place. */
export function checkImports(engine: BundleEngine): Plugin {
  return {
    name: 'kinglet-imports',
    setup(build) {
      build.onResolve({ filter: /.*/ }, (args) => resolve(build, args, engine));
    },
  };
}

// Marks our own question to esbuild, which comes back through the same hook.
const asked = Symbol('asked');

async function resolve(
  build: PluginBuild,
  args: OnResolveArgs,
  engine: BundleEngine,
): Promise<OnResolveResult | undefined> {
  if (args.kind === 'entry-point' || args.pluginData === asked) return undefined;
  const offence = offenceOf(args.path, engine);
  if (offence) return refuse(offence);
  if (args.path.startsWith('kinglet:')) return { path: args.path, external: true };
  const { importer, namespace, resolveDir, kind } = args;
  const found = await build.resolve(args.path, { importer, namespace, resolveDir, kind, pluginData: asked });
  if (found.errors.length > 0) return refuse(unresolved(args.path, engine));
  const { path, external, sideEffects, suffix } = found;
  const hidden = external ? undefined : offenceOf(path, engine);
  if (hidden) return refuse({ ...hidden, found: args.path });
  return { path, external, sideEffects, namespace: found.namespace, suffix };
}

function refuse(offence: Offence): OnResolveResult {
  return { errors: [{ text: offence.found, detail: offence }] };
}
