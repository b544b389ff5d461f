// What a bar asks of two series of samples, and whether it is met.
import { type Interval, median, pairedRatioInterval } from '../statistics.ts';

/**
 * `times`: at least that many times as fast as the peer (or that share of a limit).
 * `never slower`: median ratio 0.95 or more and a 95 % interval that reaches 1; below n = 32 up to 5 ns are allowed.
 * `recorded plan`: at most 1.1 times as long, or 2 ns longer.
 * `no bar`: measured and shown, and counted nowhere.
 */
export type Rule = { readonly times: number } | 'never slower' | 'recorded plan' | 'no bar';

/** A measured ratio: above 1 is better for us. */
export interface Verdict {
  readonly ns: number;
  readonly ratio: number;
  readonly interval: Interval;
  readonly met: boolean;
}

/** Sample i of both was taken in the same round. */
export function judgeSamples(own: readonly number[], peer: readonly number[], n: number, rule: Rule): Verdict {
  const ns = median(own);
  const peerNs = median(peer);
  const ratio = median(own.map((x, i) => (peer[i] as number) / x));
  const interval = pairedRatioInterval(peer, own);
  return { ns, ratio, interval, met: isMet({ ns, peerNs, ratio, interval }, n, rule) };
}

function isMet(
  { ns, peerNs, ratio, interval }: Omit<Verdict, 'met'> & { readonly peerNs: number },
  n: number,
  rule: Rule,
): boolean {
  if (rule === 'no bar') return true;
  if (rule === 'recorded plan') return ratio >= 1 / 1.1 || ns - peerNs <= 2;
  if (rule === 'never slower') return (ratio >= 0.95 && interval.high >= 1) || (n < 32 && ns - peerNs <= 5);
  return ratio >= rule.times;
}

/** The rule in a column. */
export function describeRule(rule: Rule): string {
  if (typeof rule === 'string') return rule;
  return rule.times < 1 ? `≥ ${rule.times * 100} %` : `≥ ${rule.times}×`;
}
