import { describe, expect, it } from 'vitest';
import { decide } from '../decide.ts';
import type { Decision, DecisionMemory } from '../decision.ts';
import type { AwsTargetTrackingPolicy } from '../policy.ts';

const start = 1_700_000_040_000;
const policy: AwsTargetTrackingPolicy = { mode: 'aws-target-tracking', metric: 'cpu', target: 0.5, max: 1000 };

/** Decisions `stepMs` apart, each carried out at once. */
function follow(
  readings: readonly (number | undefined)[],
  options: AwsTargetTrackingPolicy = policy,
  stepMs = 60_000,
): Decision[] {
  let memory: DecisionMemory | undefined;
  let count = 10;

  return readings.map((value, i) => {
    const state = { instances: count, ...(memory === undefined ? {} : { memory }) };
    const decision = decide(state, { cpu: { value } }, options, start + i * stepMs);
    ({ memory, desired: count } = decision);

    return decision;
  });
}

const counts = (decisions: readonly Decision[]) => decisions.map(({ desired }) => desired);
const minutes = (count: number, value: number) => Array<number>(count).fill(value);

describe("AWS's target tracking", () => {
  it('goes out once three whole minutes were above the target', () => {
    expect(counts(follow(minutes(3, 0.75)))).toEqual([10, 10, 15]);
  });

  it('goes in once fifteen whole minutes were below 0.9 of it, and again a cool-down later', () => {
    const desired = counts(follow(minutes(21, 0.4)));

    expect(desired.slice(0, 14)).toEqual(minutes(14, 10));
    expect(desired.slice(14)).toEqual([8, 8, 8, 8, 8, 7, 7]);
  });

  it.each([0.45, 0.5])('stays between 0.9 of the target and the target: %d', (value) => {
    expect(counts(follow(minutes(20, value)))).toEqual(minutes(20, 10));
  });

  it('lets only a larger scaling out pass in its cool-down, what was added being part of it', () => {
    const desired = counts(follow([0.75, 0.75, 0.75, 0.75, 1, 1]));

    expect(desired).toEqual([10, 10, 15, 15, 20, 20]);
  });

  it('goes in no sooner after two minutes without data, which are none below the target', () => {
    const decisions = follow([...minutes(10, 0.1), undefined, undefined, ...minutes(14, 0.1)]);

    expect(counts(decisions)).toEqual(minutes(26, 10));
    expect(decisions[12]?.reason).toMatch(/^INSUFFICIENT_DATA/);
  });

  it('never goes in where that is disabled', () => {
    expect(counts(follow(minutes(30, 0.1), { ...policy, disableScaleIn: true }))).toEqual(minutes(30, 10));
  });

  it('counts no minute twice where it is asked several times at the end of it', () => {
    const decisions = follow(minutes(4, 0.75), policy, 0);

    expect(counts(decisions)).toEqual(minutes(4, 10));
  });

  it('averages a minute, so that a burst does not count, and takes its maximum where asked to', () => {
    const burst = (statistic: 'average' | 'maximum') => {
      let memory: DecisionMemory | undefined;
      let desired = 10;
      for (let second = 0; second <= 180; second += 10) {
        const state = { instances: 10, ...(memory === undefined ? {} : { memory }) };
        ({ memory, desired } = decide(
          state,
          { cpu: second % 60 === 30 ? 1 : 0.4 },
          { ...policy, statistic },
          start + second * 1000,
        ));
      }

      return desired;
    };

    expect([burst('average'), burst('maximum')]).toEqual([10, 20]);
  });
});
