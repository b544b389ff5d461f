// What a small description of a model says: layers that name their tensors in a safetensors file.
import type { LayerActivation } from './mlp.ts';

/** x weight^T + bias, as PyTorch's `Linear` has it: the weight is [outputs, inputs]. */
export interface LinearLayer {
  readonly type: 'linear';
  readonly weight: string;
  readonly bias?: string;
  /** @default 'Identity' */
  readonly activation?: LayerActivation;
}

/** Normalises the last axis. */
export interface NormLayer {
  readonly type: 'layerNorm' | 'rmsNorm';
  readonly weight: string;
  /** Of a layerNorm. */
  readonly bias?: string;
  /** @default 1e-5 */
  readonly epsilon?: number;
}

/** Self-attention over [batch, tokens, width]. */
export interface AttentionLayer {
  readonly type: 'attention';
  readonly heads: number;
  /** Heads of keys and values. @default heads */
  readonly kvHeads?: number;
  readonly causal?: boolean;
  readonly query: Projection;
  readonly key: Projection;
  readonly value: Projection;
  readonly output: Projection;
}

export interface Projection {
  readonly weight: string;
  readonly bias?: string;
}

/** Images [batch, channels, rows, columns]; the weight is [outputs, inputs of a group, rows, columns]. */
export interface ConvLayer {
  readonly type: 'conv2d';
  readonly weight: string;
  readonly bias?: string;
  /** @default [1, 1] */
  readonly strides?: readonly number[];
  /** Before rows, before columns, behind rows, behind columns. @default [0, 0, 0, 0] */
  readonly pads?: readonly number[];
  /** @default 1 */
  readonly group?: number;
  /** @default 'Identity' */
  readonly activation?: LayerActivation;
}

export interface PoolLayer {
  readonly type: 'averagePool2d' | 'maxPool2d';
  readonly kernel: readonly number[];
  /** @default kernel */
  readonly strides?: readonly number[];
}

/** All axes but the first become one. */
export interface FlattenLayer {
  readonly type: 'flatten';
}

export interface ActivationLayer {
  readonly type: 'activation';
  readonly activation: LayerActivation;
}

/** What the layers make of the value is added to it. */
export interface ResidualLayer {
  readonly type: 'residual';
  readonly layers: readonly Layer[];
}

export type Layer =
  | ActivationLayer
  | AttentionLayer
  | ConvLayer
  | FlattenLayer
  | LinearLayer
  | NormLayer
  | PoolLayer
  | ResidualLayer;

export interface ModelDescription {
  /** @default 'model' */
  readonly name?: string;
  /** Its name and shape; a text is a length that batches change. */
  readonly input: { readonly name?: string; readonly shape: readonly (number | string)[] };
  /** The output's name. @default 'y' */
  readonly output?: string;
  readonly layers: readonly Layer[];
}
