// What both quantizers are asked for: an option of ours beside that of ONNX Runtime's tools.
import type { QuantizeOptions } from '@kinglet/quantization';

/** As lanes/onnxruntime_quantization.py takes it. */
export type PeerTool =
  | {
      readonly mode: 'static';
      readonly perChannel: boolean;
      readonly symmetric: boolean;
      readonly calibrator: 'minmax' | 'percentile';
    }
  | { readonly mode: 'dynamic'; readonly perChannel: boolean }
  | { readonly mode: 'matmulnbits'; readonly block: number; readonly symmetric: boolean };

export interface Setting {
  readonly name: string;
  readonly options: QuantizeOptions;
  readonly tool: PeerTool;
}

const perChannel = { mode: 'static', perChannel: true, symmetric: false, calibrator: 'minmax' } as const;

export const settings: readonly Setting[] = [
  { name: 'static, per channel', options: { mode: 'static' }, tool: perChannel },
  {
    name: 'static, per tensor',
    options: { mode: 'static', granularity: 'per-tensor' },
    tool: { ...perChannel, perChannel: false },
  },
  {
    name: 'static, symmetric',
    options: { mode: 'static', scheme: 'symmetric' },
    tool: { ...perChannel, symmetric: true },
  },
  {
    name: 'static, percentile',
    options: { mode: 'static', calibrator: 'percentile' },
    tool: { ...perChannel, calibrator: 'percentile' },
  },
  // Both leave convolutions: ONNX Runtime has no kernel for dynamic ones of signed weights.
  { name: 'dynamic', options: { mode: 'dynamic' }, tool: { mode: 'dynamic', perChannel: true } },
  {
    name: '4 bits, blocks of 32',
    options: { bits: 4, granularity: { block: 32 }, format: 'matmulnbits' },
    tool: { mode: 'matmulnbits', block: 32, symmetric: true },
  },
  {
    name: '4 bits, asymmetric',
    options: { bits: 4, granularity: { block: 32 }, format: 'matmulnbits', scheme: 'asymmetric' },
    tool: { mode: 'matmulnbits', block: 32, symmetric: false },
  },
];
