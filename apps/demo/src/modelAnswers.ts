// What the handlers with a model are asked, and the check of what they answer: the reference evaluator's, in its own arithmetic.
import { evaluate, type Tensor } from '@kinglet/inference/compile';
import type { ModelProto } from '@kinglet/onnx';
import type { Exercise } from './answers.ts';
import { drawDigit, side } from './digits/drawDigit.ts';
import { seededRandom } from './digits/random.ts';
import { baseline, factors } from './linear11.ts';
import { type ModelName, modelOf } from './models.ts';
import { embeddingOf, encoderShape, similaritiesOf, tokensOf } from './textTokens.ts';

const ink = 255;

/** A seven that the network never saw, as the event of `digits`. */
export function pictureOf(digit: number, seed: number): number[] {
  return Array.from(drawDigit(digit, seededRandom(seed)), (value) => Math.round(value * ink));
}

const image = pictureOf(7, 1000);
const figures: Readonly<Record<string, number>> = {
  area: 94,
  rooms: 4,
  people: 3,
  floor: 5,
  windows: 9,
  outdoorCelsius: 3.5,
  hoursAtHome: 16,
  yearBuilt: 1971,
  appliances: 9,
  hasDryer: 1,
  hasElectricHeating: 0,
};
const texts = ['the kinglet is awake', 'The kinglet sleeps', 'a model in a few hundred kilobytes', ''];

type Round = (value: number, unit: number) => number;
type ExercisedModel = Exclude<ModelName, 'mnist'>;

const events: Readonly<Record<ExercisedModel, object>> = {
  digits: { image },
  'linear-11': figures,
  transformer: { texts },
};

/** The bodies of the answers, by the outputs that the reference evaluator computes. */
export const referenceBodies: Readonly<Record<ExercisedModel, (model: ModelProto, round: Round) => object>> = {
  digits: (model, round) => {
    const values = image.map((value) => value / ink);
    const scores = answerOf(model, 'image', 'scores', [1, 1, side, side], values);
    const powers = scores.map((score) => Math.exp(score - Math.max(...scores)));
    const chances = powers.map((power) => power / powers.reduce((sum, one) => sum + one, 0));
    const digit = chances.indexOf(Math.max(...chances));
    return { digit, probability: round(chances[digit]!, 1000) };
  },
  'linear-11': (model, round) => {
    const values = factors.map(({ name }) => figures[name]!);
    const [prediction] = answerOf(model, 'x', 'y', [1, factors.length], values);
    const topFactors = factors
      .map(({ name, mean, weight }) => ({ name, contribution: round(weight * (figures[name]! - mean), 10) }))
      .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
      .slice(0, 3);
    return { prediction: round(prediction!, 10), baseline, topFactors };
  },
  transformer: (model, round) => {
    const { tokens, width } = encoderShape;
    const size = tokens * width;
    const values = texts.flatMap((text) => [...tokensOf(text)]);
    const encoded = answerOf(model, 'x', 'y', [texts.length, tokens, width], values);
    const embeddings = texts.map((text, i) => embeddingOf(encoded.slice(i * size, (i + 1) * size), text));
    return { similarities: similaritiesOf(embeddings, (value) => round(value, 1000)) };
  },
};

/** By handler: the event, and the check of its answer. */
export const modelExercises: Readonly<Record<ExercisedModel, Exercise>> = {
  digits: exercise('digits'),
  'linear-11': exercise('linear-11'),
  transformer: exercise('transformer'),
};

function exercise(name: ExercisedModel): Exercise {
  let expected: Promise<string> | undefined;
  return {
    event: JSON.stringify(events[name]),
    check: async (answer) => {
      expected ??= expectedOf(name);
      const wanted = await expected;
      return answer === wanted ? undefined : `expected ${wanted}, got ${answer.slice(0, 300)}`;
    },
  };
}

async function expectedOf(name: ExercisedModel): Promise<string> {
  return JSON.stringify({ statusCode: 200, body: referenceBodies[name](await modelOf(name), rounded) });
}

function answerOf(
  model: ModelProto,
  input: string,
  output: string,
  dims: readonly number[],
  values: readonly number[],
): number[] {
  const tensor: Tensor = { type: 'float', dims, values: Float32Array.from(values) };
  return Array.from(evaluate(model, { [input]: tensor })[output]!.values, Number);
}

function rounded(value: number, unit: number): number {
  return Math.round(value * unit) / unit;
}
