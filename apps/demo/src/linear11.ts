// A regression over eleven figures of an apartment: the weights of `linear-11`, shared by its plan and its explanation.

/** A figure, what it usually is, and what one more of it adds. */
export interface Factor {
  readonly name: string;
  /** Of the apartments that the weights are for: contributions are told against it. */
  readonly mean: number;
  /** Kilowatt hours a month for one more. */
  readonly weight: number;
}

/** Made up, like the apartments: they show how a model explains itself, and are nobody's statistics. */
export const factors: readonly Factor[] = [
  { name: 'area', mean: 71.5, weight: 2.35 },
  { name: 'rooms', mean: 3.1, weight: 6.8 },
  { name: 'people', mean: 2.2, weight: 31.4 },
  { name: 'floor', mean: 2.6, weight: -1.9 },
  { name: 'windows', mean: 6.4, weight: 3.7 },
  { name: 'outdoorCelsius', mean: 11.2, weight: -5.6 },
  { name: 'hoursAtHome', mean: 13.8, weight: 4.15 },
  { name: 'yearBuilt', mean: 1984, weight: -0.46 },
  { name: 'appliances', mean: 7.3, weight: 9.2 },
  { name: 'hasDryer', mean: 0.37, weight: 26.5 },
  { name: 'hasElectricHeating', mean: 0.21, weight: 148 },
];

/** Kilowatt hours a month of an apartment where every factor is its mean. */
export const baseline = 412.5;

/** What the model adds where every factor is 0. */
export const intercept: number = factors.reduce((sum, { mean, weight }) => sum - mean * weight, baseline);
