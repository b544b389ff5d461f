// What is decided of each layer before a model is written: the contract between preparation, calibration, algorithms,
// the budget's search and the writers.
import type { NodeProto } from '@kinglet/onnx';
import type { IntegerArray, IntegerType } from './tensor/integerTypes.ts';

/** A node whose weights are a constant: Conv, ConvTranspose, Gemm, MatMul; Gather, whose table is its weights. */
export interface Layer {
  /** The node's name, which preparation made unique. */
  readonly name: string;
  readonly node: NodeProto;
  /** The value that is quantized while it runs; undefined for Gather, whose other input is indices. */
  readonly input: string | undefined;
  readonly output: string;
  readonly weights: string;
  readonly bias: string | undefined;
  readonly weightDims: readonly number[];
  /** The axis of the weights along which each length may have a scale of its own: the outputs. */
  readonly channelAxis: number;
  /** What patterns of the graph say it is. */
  readonly roles: readonly LayerRole[];
}

export type LayerRole = 'attention' | 'output' | 'embedding' | 'depthwise';

/** How numbers become integers. */
export interface IntegerScheme {
  readonly type: IntegerType;
  /** Symmetric: 0 is the centre of the range, and the zero point is not stored or is the centre. */
  readonly isSymmetric: boolean;
}

/** One scale for a tensor, one for each channel, or one for each block of so many weights along the inner axis. */
export type Granularity = 'tensor' | 'channel' | { readonly block: number };

export interface WeightScheme extends IntegerScheme {
  readonly granularity: Granularity;
}

/** How one layer is computed. */
export type LayerChoice =
  | { readonly layer: string; readonly kind: 'float'; readonly reason: string }
  /** Half precision. */
  | {
      readonly layer: string;
      readonly kind: 'half';
      readonly type: 'float16' | 'bfloat16';
      /** Why it is not what was asked for. */
      readonly reason?: string;
    }
  /** Integers whose activations' ranges were calibrated. */
  | {
      readonly layer: string;
      readonly kind: 'static';
      readonly weights: WeightScheme;
      readonly activations: IntegerScheme;
      readonly reason?: string;
    }
  /** Integers whose activations' ranges are found in each run: uint8. */
  | { readonly layer: string; readonly kind: 'dynamic'; readonly weights: WeightScheme; readonly reason?: string }
  /** Integers that are made floats again before they are used. */
  | { readonly layer: string; readonly kind: 'weights'; readonly weights: WeightScheme; readonly reason?: string };

/** The least and the greatest number that a value takes; both are finite and least <= 0 <= greatest. */
export interface ValueRange {
  readonly least: number;
  readonly greatest: number;
}

/** What calibration found, by the value's name. */
export type ValueRanges = ReadonlyMap<string, ValueRange>;

/** Weights as they are stored, in the layout of the float weights. */
export interface QuantizedWeights {
  readonly type: IntegerType;
  readonly integers: IntegerArray;
  /**
   * One; one for each channel; or for blocks those of `scaleDims`: the weights' dims with the blocked axis divided
   * (rounded up). Of symmetric blocks of 4 bits they may be negative.
   */
  readonly scales: Float32Array;
  /** As many as scales. */
  readonly zeroPoints: Int32Array;
  readonly scheme: WeightScheme;
}
