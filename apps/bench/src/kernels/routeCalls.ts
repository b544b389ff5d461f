// The lane `calls` under the names of who works in it.
import { callOf, encodeCall } from '../lanes/calls.ts';
import type { Lane } from './lane.ts';

type OpenLane = Pick<Lane, 'about' | 'time'>;

/**
 * All of them work on the same bytes: calls of `native` and `scalar` go to that lane, and OpenBLAS, `avx2`, `floats` and
 * `reads` have nothing else. Without it those have no calls: their own n is a number of elements, a call's of multiply-adds.
 */
export function routeCalls(open: Map<string, OpenLane>): void {
  const calls = open.get('calls');
  open.delete('calls');
  const by = (who: string, about: string): OpenLane => ({ about, time: timeOf(calls, who) });
  for (const [name, who] of Object.entries({ native: 'best', scalar: 'scalar' })) {
    const [onVectors, onShapes] = [open.get(name), timeOf(calls, who)];
    if (!onVectors) continue;
    const time: Lane['time'] = (operation, n, repeats) =>
      operation.includes('@') ? onShapes(operation, n, repeats) : onVectors.time(operation, n, repeats);
    open.set(name, { about: onVectors.about, time });
  }
  if (!calls) return;
  const [tier = '', library = ''] = calls.about.split('; ');
  open.set('avx2', by('avx2', 'our tier avx2'));
  open.set('floats', by('best', `our float32, ${tier}`));
  open.set('reads', by('read', 'loads of all inputs, the faster of one stream and of four'));
  if (library.startsWith('OpenBLAS')) open.set('openblas', by('openblas', library));
}

function timeOf(calls: OpenLane | undefined, who: string): Lane['time'] {
  return async (name, n, repeats) => {
    const call = callOf(name);
    return call && calls?.time(`${who}.${encodeCall(call)}`, n, repeats);
  };
}
