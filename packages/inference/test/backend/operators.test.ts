// ONNX's own tests of its operators, answered by plans: every case of every operator that is counted as supported.
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/index.ts';
import { InferenceError } from '../../src/errors.ts';
import { loweredOperators } from '../../src/lower/index.ts';
import { type BackendCase, backendIsMissing, nodeCases } from './cases.ts';
import { frozenInputs } from './frozenInputs.ts';
import { runPlan } from './runPlan.ts';
import { tryCases } from './tryCases.ts';

/** Operators that have rules but not for all that ONNX's cases ask: not counted, and what is refused says so. */
const partly: Readonly<Record<string, string>> = {
  BatchNormalization: 'training',
  Dropout: 'training',
  Identity: 'sequences and optional values',
  Scan: 'of opset 8, with an axis for the batch',
};
/** Answers that need no run: the plan holds them. */
const compileTime = new Set([
  'BlackmanWindow',
  'Constant',
  'ConstantOfShape',
  'EyeLike',
  'HammingWindow',
  'HannWindow',
  'MelWeightMatrix',
  'Range',
  'Shape',
  'Size',
]);

describe.skipIf(backendIsMissing)("ONNX's tests of operators, through plans", () => {
  const operators = new Set(loweredOperators());
  const cases: BackendCase[] = backendIsMissing ? [] : [...nodeCases()];
  const hasRules = ({ operators: own }: BackendCase): boolean => own.every((name) => operators.has(name));
  const outcomes = tryCases(cases.filter(hasRules), (backendCase) => runPlan(backendCase, frozenInputs(backendCase)));
  const notPassed = outcomes.filter(({ verdict }) => verdict !== 'passed');

  test('every case passes, but for forms of operators that are listed, which are refused', () => {
    const isListed = (message: string): boolean => Object.keys(partly).some((name) => isAbout(message, name));

    const unexplained = notPassed.filter(
      ({ verdict, message }) => verdict === 'wrong' || !(isListed(message) || isAboutUnreadInput(message)),
    );

    expect(unexplained.map(({ name, message }) => [name, message])).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(1400);
  });

  test('90 operators and more are supported: each case of each of them passes, by kernels', () => {
    const tested = new Set(outcomes.filter(({ verdict }) => verdict === 'passed').flatMap(({ operators: own }) => own));
    const supported = [...operators].filter((name) => tested.has(name) && !Object.hasOwn(partly, name));
    const byKernels = supported.filter((name) => !compileTime.has(name));
    const passed = outcomes.length - notPassed.length;
    console.log(
      `plans: ${passed} of ${outcomes.length} cases of ${operators.size} operators passed, ${notPassed.length} refused; ` +
        `${supported.length} operators supported, ${byKernels.length} of them by kernels: ${byKernels.join(' ')}`,
    );

    expect(
      [...operators].filter((name) => !tested.has(name) && !untested.has(name) && !Object.hasOwn(partly, name)),
    ).toEqual([]);
    expect(byKernels.length).toBeGreaterThanOrEqual(130);
  });

  test('what is listed as supported in part is refused somewhere', () => {
    const refusals = [...notPassed.map(({ message }) => message), ...cases.filter((c) => !c.data).map(refusalOf)];

    const whole = Object.keys(partly).filter((name) => !refusals.some((message) => isAbout(message, name)));

    expect(whole).toEqual([]);
  });

  test('every other case is refused when it is compiled: operator, node and opset are named', () => {
    const others = cases.filter((backendCase) => !hasRules(backendCase) || !backendCase.data);

    const bad = others
      .map((backendCase) => [backendCase.name, refusalOf(backendCase)] as const)
      .filter(([, message]) => !/^InferenceError: node ".*" \((\S+)\): \1 of opset \d+: /s.test(message));

    expect(others.length).toBeGreaterThan(200);
    expect(bad).toEqual([]);
  });
});

/** Operators that ONNX has no test of among those of nodes. */
const untested = new Set([
  'GlobalLpPool',
  'MaxRoiPool',
  'ai.onnx.ml.CategoryMapper',
  'ai.onnx.ml.FeatureVectorizer',
  'ai.onnx.ml.Imputer',
  'ai.onnx.ml.LinearClassifier',
  'ai.onnx.ml.LinearRegressor',
  'ai.onnx.ml.Normalizer',
  'ai.onnx.ml.OneHotEncoder',
  'ai.onnx.ml.SVMClassifier',
  'ai.onnx.ml.SVMRegressor',
  'ai.onnx.ml.Scaler',
  'ai.onnx.ml.TreeEnsembleClassifier',
  'ai.onnx.ml.TreeEnsembleRegressor',
  'ai.onnx.ml.ZipMap',
  'com.microsoft.MatMulNBits',
]);

/** Whether a refusal names an operator, as ONNX has it or fused with others. */
function isAbout(message: string, operator: string): boolean {
  return new RegExp(`: (kinglet\\.)?${operator} of opset \\d+: `).test(message);
}

/** An input that nothing reads may be of a type that plans do not hold: the operator said what it needs by attribute. */
function isAboutUnreadInput(message: string): boolean {
  return /^InferenceError: input ".*": expected elements of one of /.test(message);
}

/** What compiling a case throws. */
function refusalOf(backendCase: BackendCase): string {
  const inputShapes = Object.fromEntries(
    Object.entries(backendCase.data?.inputs ?? {}).map(([name, { dims }]) => [name, dims]),
  );
  try {
    compile(backendCase.model, { inputShapes });
    return 'nothing';
  } catch (error) {
    return error instanceof InferenceError ? String(error) : `not an InferenceError: ${error}`;
  }
}
