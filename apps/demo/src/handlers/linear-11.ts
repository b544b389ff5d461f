// Predicts from eleven figures, and says which three of them moved the prediction most.
import { Model } from '@kinglet/inference';
import { baseline, factors } from '../linear11.ts';

/** A figure for each factor, by its name. */
type FactorEvent = Readonly<Record<string, number>>;

interface Prediction {
  readonly statusCode: number;
  readonly body: {
    /** Rounded to one decimal, as all figures here. */
    readonly prediction: number;
    readonly baseline: number;
    /** What each adds to the baseline, the largest first. */
    readonly topFactors: readonly { readonly name: string; readonly contribution: number }[];
  };
}

const most = 3;
const model = Model.load('linear-11.plan');

export const handler = async (event: FactorEvent | null): Promise<Prediction> => {
  const figures = factors.map(({ name }) => figureOf(event, name));
  const prediction = Number(model.run(figures).y!.data[0]);
  const contributions = factors.map(({ name, mean, weight }, i) => ({
    name,
    contribution: rounded(weight * (figures[i]! - mean)),
  }));
  contributions.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const body = { prediction: rounded(prediction), baseline, topFactors: contributions.slice(0, most) };
  return { statusCode: 200, body };
};

function figureOf(event: FactorEvent | null, name: string): number {
  const figure = event?.[name];
  if (Number.isFinite(figure)) return figure as number;
  throw new TypeError(
    `Expected an event with ${factors.map((factor) => factor.name).join(', ')}: no number for ${name}`,
  );
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
