// What a function with the MNIST model must reach, here and in the demonstration.

export const modelLimits = {
  /** From process start to the first answer, at most. */
  firstMs: 4,
  /** As many times faster to its first answer than onnxruntime-node, at least. */
  timesFaster: 20,
  /** The zip of the `full` bootstrap and the plan, at most: 520 KB of a thousand bytes. */
  zipBytes: 520_000,
} as const;
