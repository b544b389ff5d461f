// How good the outcome of a replay is, beside others.

/** Of the whole replay or of a part of it. */
export interface Outcome {
  readonly misses: number;
  readonly cost: number;
}

export interface ReplayOutcome extends Outcome {
  /** Of parts of equal length, in order. */
  readonly parts: readonly Outcome[];
  readonly meanWaitMs: number;
}

/** The smaller the better. */
export type Score = (outcome: ReplayOutcome) => number;

// On another part of the trace both differ: what is better here by less than this may be worse there.
const margin = 0.05;

/**
 * Falls with every rival that is not behind in both misses and cost, over all and in each part: what wins by one part alone
 * wins by chance. Better than two rivals and not than the third is worth more than nearly better than all. Among equals the one
 * with less waiting, which tells apart what has no misses yet, and with less cost.
 *
 * @param least misses that no fleet can help; they do not count
 */
export function betterThan(rivals: readonly ReplayOutcome[], least: ReplayOutcome): Score {
  const cheapest = Math.min(...rivals.map(({ cost }) => cost));
  const shortest = Math.min(...rivals.map(({ meanWaitMs }) => meanWaitMs));

  return (outcome) => {
    const rest = Math.max(0, outcome.cost / cheapest - 0.8) + Math.log((outcome.meanWaitMs + 1) / (shortest + 1));

    return rivals.reduce((sum, rival) => sum + lossTo(rival, outcome, least), 0.05 * rest);
  };
}

/** The fewest misses at the rival's cost, give or take 1 %: half of what is allowed. */
export function atCostOf(rival: ReplayOutcome, least: ReplayOutcome): Score {
  return (outcome) => {
    const off = Math.max(0, Math.abs(outcome.cost / rival.cost - 1) - 0.01);
    const wait = Math.log((outcome.meanWaitMs + 1) / (rival.meanWaitMs + 1));

    return missRatio(outcome, rival, least) + 0.2 * wait + 100 * off;
  };
}

function lossTo(rival: ReplayOutcome, outcome: ReplayOutcome, least: ReplayOutcome): number {
  const parts = outcome.parts.map((part, i) => behind(part, rival.parts[i] as Outcome, least.parts[i] as Outcome));
  const mean = parts.reduce((sum, part) => sum + part, 0) / parts.length;
  const isDominated = outcome.cost >= rival.cost && outcome.misses >= rival.misses;

  return behind(outcome, rival, least) + mean + (isDominated ? 1 : 0);
}

// From 0, better by the margin in both, towards 1.
function behind(outcome: Outcome, rival: Outcome, least: Outcome): number {
  const most = Math.max(0, outcome.cost / rival.cost - 1 + margin, missRatio(outcome, rival, least) - 1);

  return most / (most + margin);
}

// Within the root of them counts are the same.
function missRatio(outcome: Outcome, rival: Outcome, least: Outcome): number {
  const chance = 1 + Math.sqrt(least.misses);

  return (outcome.misses - least.misses + chance) / (rival.misses - least.misses + chance);
}
