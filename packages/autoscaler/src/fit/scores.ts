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
const costMargin = 0.08;
const missMargin = 0.15;

/**
 * First misses: falls with those that are more than the fewest of any rival; then cost: falls with every rival that is not
 * dearer. Both over all and in each part, the later the more: what wins by one part alone wins by chance, and the last is most
 * like what comes.
 *
 * @param least misses that no fleet can help; they do not count
 */
export function betterThan(rivals: readonly ReplayOutcome[], least: ReplayOutcome): Score {
  const fewest = rivals.reduce((best, rival) => (rival.misses < best.misses ? rival : best));

  return (outcome) => {
    const costs = rivals.map((rival) =>
      overAll(outcome, (part, i) => behind(part.cost / at(rival, i).cost, costMargin)),
    );
    const misses = overAll(outcome, (part, i) => behind(missRatio(part, at(fewest, i), at(least, i)), missMargin));
    const rest = 0.1 * Math.log(outcome.cost / fewest.cost) + 0.01 * Math.log(missRatio(outcome, fewest, least));
    const dominating = rivals.filter((rival) => outcome.cost >= rival.cost && outcome.misses >= rival.misses);

    return 3 * misses + costs.reduce((sum, cost) => sum + cost, rest) + 2 * dominating.length;
  };
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

// Of the whole, where `i` is undefined, and the weighted mean of the parts.
function overAll(outcome: ReplayOutcome, loss: (part: Outcome, i?: number) => number): number {
  const weights = outcome.parts.reduce((sum, _, i) => sum + i + 1, 0);

  return outcome.parts.reduce((sum, part, i) => sum + ((i + 1) / weights) * loss(part, i), loss(outcome));
}

function at(outcome: ReplayOutcome, i: number | undefined): Outcome {
  return i === undefined ? outcome : (outcome.parts[i] as Outcome);
}

// 0 where it is better by the margin, 0.3 where it is just better, towards 1 the further it is from that.
function behind(ratio: number, margin: number): number {
  const short = Math.max(0, (ratio - 1) / margin + 1);

  return short <= 1 ? 0.3 * short : 0.3 + (0.7 * (short - 1)) / short;
}

// None at all is better by the margin, whatever the rival has: there is nothing beyond it.
function missRatio(outcome: Outcome, rival: Outcome, least: Outcome): number {
  if (outcome.misses <= least.misses) return 1 - missMargin;

  return (outcome.misses - least.misses + 1) / (Math.max(0, rival.misses - least.misses) + 1);
}
