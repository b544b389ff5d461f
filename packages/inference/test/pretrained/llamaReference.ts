// Llama in plain float64, and the shapes of its weights.
import type { Shapes } from './randomWeights.ts';
import { add, attention, dense, type Get, type Rows, range, rmsNorm, silu, take } from './reference.ts';

export interface LlamaForm {
  readonly width: number;
  readonly hidden: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly size: number;
  readonly layers: number;
  readonly vocabulary: number;
}

interface ShapeOptions {
  readonly prefix?: string;
  readonly bias?: boolean;
  readonly head?: boolean;
}

export function llamaShapes(form: LlamaForm, { prefix = '', bias = false, head = false }: ShapeOptions): Shapes {
  const { width, hidden, heads, kvHeads, size, layers, vocabulary } = form;
  const shapes: Record<string, readonly number[]> = {
    [`${prefix}embed_tokens.weight`]: [vocabulary, width],
    [`${prefix}norm.weight`]: [width],
    ...(head ? { 'lm_head.weight': [vocabulary, width] } : {}),
  };
  for (let i = 0; i < layers; i++) {
    const set = (name: string, ...dims: number[]): void => {
      shapes[`${prefix}layers.${i}.${name}`] = dims;
    };
    for (const [part, outputs] of Object.entries({ q: heads * size, k: kvHeads * size, v: kvHeads * size })) {
      set(`self_attn.${part}_proj.weight`, outputs, width);
      if (bias) set(`self_attn.${part}_proj.bias`, outputs);
    }
    set('self_attn.o_proj.weight', width, heads * size);
    set('mlp.gate_proj.weight', hidden, width);
    set('mlp.up_proj.weight', hidden, width);
    set('mlp.down_proj.weight', width, hidden);
    set('input_layernorm.weight', width);
    set('post_attention_layernorm.weight', width);
  }
  return shapes;
}

interface LogitOptions {
  readonly prefix?: string;
  readonly bias?: boolean;
  readonly angles: readonly number[];
  readonly epsilon: number;
  /** Whether pairs are neighbours. @default false */
  readonly interleaved?: boolean;
}

/** Each pair of a head's numbers, turned by its angle. */
function turned(x: Rows, heads: number, { angles, interleaved = false }: LogitOptions): number[][] {
  const pairs = angles.length;
  return x.map((row, position) => {
    const out = [...row];
    for (let h = 0; h < heads; h++)
      for (let i = 0; i < pairs; i++) {
        const at = h * 2 * pairs;
        const [a, b] = interleaved ? [at + 2 * i, at + 2 * i + 1] : [at + i, at + i + pairs];
        const [cos, sin] = [Math.cos(position * angles[i]!), Math.sin(position * angles[i]!)];
        out[a] = row[a]! * cos - row[b]! * sin;
        out[b] = row[b]! * cos + row[a]! * sin;
      }
    return out;
  });
}

export function llamaLogits(given: Get, form: LlamaForm, tokens: readonly number[], options: LogitOptions): Rows {
  const { prefix = '', bias = false, epsilon } = options;
  const get: Get = (name) => given(name === 'lm_head.weight' ? name : prefix + name);
  let x: Rows = take(get, 'embed_tokens.weight', tokens);
  for (const i of range(0, form.layers)) {
    const name = `layers.${i}`;
    const normed = rmsNorm(get, x, `${name}.input_layernorm`, epsilon);
    const [q, k, v] = ['q', 'k', 'v'].map((part) =>
      dense(get, normed, `${name}.self_attn.${part}_proj`, 'outputs first', bias),
    ) as [number[][], number[][], number[][]];
    const { heads, kvHeads } = form;
    const mixed = attention(turned(q, heads, options), turned(k, kvHeads, options), v, {
      heads,
      kvHeads,
      isCausal: true,
    });
    x = add(dense(get, mixed, `${name}.self_attn.o_proj`, 'outputs first', false), x);
    const inner = rmsNorm(get, x, `${name}.post_attention_layernorm`, epsilon);
    const gate = dense(get, inner, `${name}.mlp.gate_proj`, 'outputs first', false);
    const up = dense(get, inner, `${name}.mlp.up_proj`, 'outputs first', false);
    const product = gate.map((row, r) => row.map((value, j) => silu(value) * up[r]![j]!));
    x = add(dense(get, product, `${name}.mlp.down_proj`, 'outputs first', false), x);
  }
  const last = rmsNorm(get, x, 'norm', epsilon);
  const head = hasHead(given) ? 'lm_head' : 'embed_tokens';
  return dense(get, last, head, 'outputs first', false);
}

function hasHead(get: Get): boolean {
  try {
    return get('lm_head.weight') !== undefined;
  } catch {
    return false;
  }
}
