// Models that are no networks: the operators of ai.onnx.ml.
import { findAttribute, intAttribute, intsAttribute, stringsAttribute } from '../attributes.ts';
import { addDimensions, type Dimension, type Shape } from '../dimension.ts';
import { type ElementType, elementTypeOf } from '../elementTypes.ts';
import { elementOf, type NodeContext, rulesFor, type ShapeRules, shapeOf, shapeWithAxis } from '../nodeContext.ts';
import { tensorType } from '../valueType.ts';

/** The rules. */
export const classicRules: ShapeRules = {
  ...rulesFor('Binarizer Scaler Normalizer Imputer', (context) => [shapeOf(context, 0)]),
  ArrayFeatureExtractor: (context) => [extracted(context)],
  LabelEncoder: (context) => [tensorType(labelType(context), shapeOf(context, 0))],
  CategoryMapper: (context) => [
    tensorType(elementOf(context, 0) === 'string' ? 'int64' : 'string', shapeOf(context, 0)),
  ],
  LinearRegressor: (context) => [[rowsOf(context), intAttribute(context.node, 'targets', 1)]],
  LinearClassifier: (context) => classified(context, ['classlabels_strings', 'classlabels_ints']),
  SVMClassifier: (context) => machineClassified(context),
  SVMRegressor: (context) => [[rowsOf(context), 1]],
  TreeEnsemble: (context) => [[rowsOf(context), intAttribute(context.node, 'n_targets', 1)]],
  TreeEnsembleRegressor: (context) => [[rowsOf(context), intAttribute(context.node, 'n_targets', 1)]],
  TreeEnsembleClassifier: (context) => classified(context, ['classlabels_strings', 'classlabels_int64s']),
  OneHotEncoder: (context) => [oneHotEncoded(context)],
  FeatureVectorizer: (context) => [[rowsOf(context), totalFeatures(context)]],
};

// A vector is one row.
function rowsOf(context: NodeContext): Dimension {
  const shape = shapeOf(context, 0);
  return shape?.length === 1 ? 1 : shape?.[0];
}

function extracted(context: NodeContext): Shape | undefined {
  const [data, chosen] = [shapeWithAxis(context, 0), shapeOf(context, 1)];
  const count = chosen?.length === 0 ? 1 : chosen?.at(-1);
  if (data?.length === 1) return [1, count];
  return data?.with(-1, count);
}

function labelType(context: NodeContext): ElementType | undefined {
  const { node } = context;
  const byName = { values_strings: 'string', values_int64s: 'int64', values_floats: 'float' } as const;
  for (const [name, type] of Object.entries(byName)) if (findAttribute(node, name)) return type;
  if (findAttribute(node, 'classes_strings')) return elementOf(context, 0) === 'string' ? 'int64' : 'string';
  return elementTypeOf(findAttribute(node, 'values_tensor')?.t?.dataType ?? 0);
}

function classified(context: NodeContext, [strings, ints]: readonly [string, string]) {
  const texts = stringsAttribute(context.node, strings);
  const labels = texts?.length ? texts : intsAttribute(context.node, ints);
  const rows = rowsOf(context);
  return [tensorType(texts?.length ? 'string' : 'int64', [rows]), tensorType('float', [rows, labels?.length])];
}

// Machines of more than two classes have a score for each two of them, unless those become probabilities.
function machineClassified(context: NodeContext) {
  const made = classified(context, ['classlabels_strings', 'classlabels_ints']);
  const classes = intsAttribute(context.node, 'vectors_per_class')?.length ?? 0;
  if (classes < 3 || findAttribute(context.node, 'prob_a')?.floats.length) return made;
  return [made[0], tensorType('float', [rowsOf(context), (classes * (classes - 1)) / 2])];
}

function oneHotEncoded(context: NodeContext): Shape | undefined {
  const categories = stringsAttribute(context.node, 'cats_strings') ?? intsAttribute(context.node, 'cats_int64s');
  const shape = shapeOf(context, 0);
  return shape && [...shape, categories?.length];
}

function totalFeatures(context: NodeContext): Dimension {
  return (intsAttribute(context.node, 'inputdimensions') ?? []).reduce<Dimension>(addDimensions, 0);
}
