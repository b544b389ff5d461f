// Operators that plans will not have: why, and what to do instead.
const chance =
  'expected no random numbers, for a plan answers the same for the same inputs: export the model for inference, or make them an input';

const lengths =
  'expected a result whose lengths the model says, and how many there are its elements say: end the model before this node, and do the rest in code';

const refusals: Readonly<Record<string, string>> = {
  Bernoulli: chance,
  Compress: lengths,
  Multinomial: chance,
  NonMaxSuppression: lengths,
  NonZero: lengths,
  RandomNormal: chance,
  RandomNormalLike: chance,
  RandomUniform: chance,
  RandomUniformLike: chance,
  Unique: lengths,
};

/** What to say of an operator without kernels. */
export function refusalOf(domain: string, opType: string): string {
  const own = domain === '' || domain === 'ai.onnx' ? refusals[opType] : undefined;
  return own ?? 'expected an operator that has kernels';
}
