// The compilers of engine native.
import type { Engine } from '@kinglet/bundler';
import { type Finding, ok, problem, warning } from './finding.ts';

/** What engine native needs: problems when the project asks for it, otherwise a warning that it could not. */
export async function checkNativeTools(engine: Engine | undefined): Promise<readonly Finding[]> {
  if (engine !== undefined && engine !== 'native') return [];
  const { nativeTools } = await import('@kinglet/bundler');
  const tools = await nativeTools();
  // Who does not use the engine needs nothing of npm's for it.
  const wanted = engine === 'native' ? tools : tools.filter(({ name }) => name === 'clang');
  return wanted.map((tool) => {
    if ('found' in tool) return ok(`engine native: ${tool.name}`, tool.found);
    const [found = '', fix] = tool.problem.split(/;\s*type: /);
    if (engine === 'native') return problem(`engine native: ${tool.name}`, found, fix);
    return warning(`engine native: ${tool.name}`, `${found}; the other engines need none`, fix ?? '');
  });
}
