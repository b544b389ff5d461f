// By how much each pair of a head's numbers turns from one token to the next.
import { type Config, refuse } from './config.ts';

/**
 * theta^(-2i / size) for each pair (Su et al., 2021), scaled as `rope_scaling`, or the newer `rope_parameters`, says: not at all, `linear`, or by Llama 3.1's
 * rule, which leaves fast pairs alone. The list `rope_factors`, as GGUF files have it, divides each.
 */
export function inverseFrequencies(config: Config, size: number): number[] {
  const scaling = config.section('rope_parameters') ?? config.section('rope_scaling');
  const theta = (scaling?.has('rope_theta') ? scaling : config).positive('rope_theta', 10_000);
  if (size % 2 !== 0) throw refuse(`expected heads of an even number of numbers, which turn in pairs, found ${size}`);
  const plain = Array.from({ length: size / 2 }, (_, i) => theta ** ((-2 * i) / size));
  const factors = config.numbers('rope_factors');
  if (factors) return plain.map((frequency, i) => frequency / factorAt(factors, i, plain.length));
  return scaling ? scaled(plain, scaling) : plain;
}

function factorAt(factors: readonly number[], i: number, pairs: number): number {
  if (factors.length === pairs) return factors[i]!;
  throw refuse(`expected rope_factors of ${pairs} numbers, found ${factors.length}`);
}

function scaled(frequencies: readonly number[], scaling: Config): number[] {
  const type = scaling.text(scaling.has('rope_type') ? 'rope_type' : 'type', 'default');
  if (type === 'default') return [...frequencies];
  const factor = scaling.positive('factor');
  if (type === 'linear') return frequencies.map((frequency) => frequency / factor);
  if (type === 'llama3') return frequencies.map((frequency) => llama3(frequency, factor, scaling));
  throw refuse(`expected rope_scaling to be default, linear or llama3, found ${type}`);
}

/** Slow pairs by the factor, fast ones not, and those between by a part of it. */
function llama3(frequency: number, factor: number, scaling: Config): number {
  const [low, high] = [scaling.positive('low_freq_factor'), scaling.positive('high_freq_factor')];
  const turns = (scaling.count('original_max_position_embeddings') * frequency) / (2 * Math.PI);
  if (turns < low) return frequency / factor;
  if (turns > high) return frequency;
  const part = (turns - low) / (high - low);
  return (1 - part) * (frequency / factor) + part * frequency;
}
