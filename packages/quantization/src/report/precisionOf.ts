// A layer's precision in a word or two.
import type { LayerChoice } from '../recipe.ts';
import { integerTypes } from '../tensor/integerTypes.ts';

/** 'float', 'float16', the type of its weights; that of its activations first where they have 16 bits: 'uint16 x int8'. */
export function precisionOf(choice: LayerChoice): string {
  if (choice.kind === 'float') return 'float';
  if (choice.kind === 'half') return choice.type;
  const { type } = choice.weights;
  const isWide = choice.kind === 'static' && integerTypes[choice.activations.type].bits > integerTypes[type].bits;
  return isWide ? `${choice.activations.type} x ${type}` : type;
}
