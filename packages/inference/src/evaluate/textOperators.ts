// Operators that strings go through as the numbers that stand for them: those that move elements, and ask whether two are equal.
const moving = new Set(
  (
    'Compress Concat Equal Expand Flatten Gather GatherElements GatherND Identity If Loop Pad Reshape ReverseSequence ' +
    'Scan Scatter ScatterElements ScatterND Shape Size Slice Split Squeeze Tile Transpose Unsqueeze Where'
  ).split(' '),
);

/** Whether an operator takes strings: others would compute with their numbers. */
export function takesTexts(domain: string, opType: string): boolean {
  return domain === 'ai.onnx.ml' || ((domain === '' || domain === 'ai.onnx') && moving.has(opType));
}
