// How good the outcome of a replay is, beside others.

/** Of the whole replay or of a part of it. */
export interface Outcome {
  readonly misses: number;
  readonly cost: number;
}

export interface ReplayOutcome extends Outcome {
  /** Of parts of equal length, in order. */
  readonly parts: readonly Outcome[];
}

/** The smaller the better. */
export type Score = (outcome: ReplayOutcome) => number;

// On another part of the trace both differ: what is better here by less than this may be worse there.
const costMargin = 0.06;
const missMargin = 0.15;

/**
 * Falls with every rival that is behind in both misses and cost, by a margin, over all and in each part, the later the more:
 * what wins by one part alone wins by chance, and the last is most like what comes. Better than two rivals and not than the
 * third is worth more than nearly better than all.
 *
 * @param least misses that no fleet can help; they do not count
 */
export function betterThan(rivals: readonly ReplayOutcome[], least: ReplayOutcome): Score {
  return (outcome) => rivals.reduce((sum, rival) => sum + lossTo(rival, outcome, least), 0);
}

/**
 * The fewest misses at the rival's cost: where the cost of all or of a part is off by more than 1 %, which is half of what is
 * allowed, the rival itself, with a score of 1, is better.
 */
export function atCostOf(rival: ReplayOutcome, least: ReplayOutcome): Score {
  return (outcome) => {
    const off = [outcome, ...outcome.parts].map(({ cost }, i) =>
      Math.abs(cost / (i === 0 ? rival : (rival.parts[i - 1] as Outcome)).cost - 1),
    );

    return missRatio(outcome, rival, least) + 100 * Math.max(0, Math.max(...off) - 0.01);
  };
}

function lossTo(rival: ReplayOutcome, outcome: ReplayOutcome, least: ReplayOutcome): number {
  const cost = outcome.cost / rival.cost;
  const misses = missRatio(outcome, rival, least);
  const weights = outcome.parts.reduce((sum, _, i) => sum + i + 1, 0);
  const parts = outcome.parts.map((part, i) => {
    const other = rival.parts[i] as Outcome;

    return ((i + 1) / weights) * behind(part.cost / other.cost, missRatio(part, other, least.parts[i] as Outcome));
  });
  const mean = parts.reduce((sum, part) => sum + part, 0);
  const isDominated = cost >= 1 && misses >= 1;

  return behind(cost, misses) + mean + 0.1 * Math.log(cost) + 0.03 * Math.log(misses) + (isDominated ? 2 : 0);
}

// 0 where it is better by the margins in both, 0.3 where it is just better, towards 1 the further it is from that.
function behind(cost: number, misses: number): number {
  const short = Math.max(0, (cost - 1) / costMargin + 1, (misses - 1) / missMargin + 1);

  return short <= 1 ? 0.3 * short : 0.3 + (0.7 * (short - 1)) / short;
}

// None at all is better by the margin, whatever the rival has: there is nothing beyond it.
function missRatio(outcome: Outcome, rival: Outcome, least: Outcome): number {
  if (outcome.misses <= least.misses) return 1 - missMargin;

  return (outcome.misses - least.misses + 1) / (rival.misses - least.misses + 1);
}
