// Powers of the size of elements.
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';

/** out = |a|^power; `out` may be `a`. */
export function emitPowers(node: Lowering, a: Operand, power: number, out: Operand): void {
  if (power === 2) {
    node.emit('mul', a, a, out);
    return;
  }
  node.emit('abs', a, out);
  if (power === 1) return;
  if (power === 0.5) {
    node.emit('sqrt', out, out);
    return;
  }
  node.emit('log', out, out);
  node.emit('scale', out, power, out);
  node.emit('exp', out, out);
}
