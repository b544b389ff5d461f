// Operators that plans will not have: why, and what to do instead.
import { isOwnDomain } from '@kinglet/onnx';

const chance =
  'expected no random numbers, for a plan answers the same for the same inputs: export the model for inference, or make them an input';

const refusals: Readonly<Record<string, string>> = {
  Bernoulli: chance,
  Multinomial: chance,
  RandomNormal: chance,
  RandomNormalLike: chance,
  RandomUniform: chance,
  RandomUniformLike: chance,
};

/** What to say of an operator without kernels. */
export function refusalOf(domain: string, opType: string): string {
  const own = isOwnDomain(domain) ? refusals[opType] : undefined;
  return own ?? 'expected an operator that has kernels';
}
