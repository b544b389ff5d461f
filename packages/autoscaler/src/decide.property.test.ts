import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import type { DecisionMemory } from './decision.ts';
import type { Policy } from './policy.ts';

const policies: readonly Policy[] = [
  { mode: 'threshold', min: 2, max: 40, targets: { concurrency: 3, cpu: 0.7 } },
  { mode: 'target-tracking', min: 2, max: 40, targets: { concurrency: 3, cpu: 0.7 } },
  { mode: 'aws-target-tracking', min: 2, max: 40, metric: 'concurrency', target: 3 },
  { mode: 'stable-panic', min: 2, max: 40, capacity: 4 },
  { mode: 'predictive', min: 2, max: 40, metric: 'concurrency', target: 3, seasonsMs: [600_000] },
  { mode: 'kinglet', min: 2, max: 40, metric: 'concurrency', capacity: 4 },
];

const steps = {
  up: { steps: [{ instances: 3, periodMs: 30_000 }] },
  down: { steps: [{ instances: 2, periodMs: 60_000 }] },
};
const coolDowns = { up: { coolDownMs: 20_000 }, down: { coolDownMs: 90_000 } };

interface Moment {
  readonly afterMs: number;
  readonly concurrency: number | undefined;
  readonly cpu: number | undefined;
}

// Half of the times are those of a real loop; the others jump, also back.
const moments = fc.array(
  fc.record({
    afterMs: fc.oneof(fc.constant(15_000), fc.constant(60_000), fc.integer({ min: -100_000, max: 400_000 })),
    concurrency: fc.option(fc.double({ min: 0, max: 200, noNaN: true }), { nil: undefined }),
    cpu: fc.option(fc.double({ min: 0, max: 2, noNaN: true }), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 60 },
);

interface Event {
  readonly now: number;
  readonly from: number;
  readonly to: number;
}

function replay(
  policy: Policy,
  list: readonly Moment[],
  keep: (memory: DecisionMemory) => DecisionMemory = (memory) => memory,
): Event[] {
  let state: { instances: number; memory?: DecisionMemory } = { instances: 5 };
  let now = 1_700_000_000_000;

  return list.map(({ afterMs, concurrency, cpu }) => {
    now += afterMs;
    const decision = decide(state, { concurrency: { value: concurrency }, cpu: { value: cpu } }, policy, now);
    const event = { now, from: state.instances, to: decision.desired };
    state = { instances: decision.desired, memory: keep(decision.memory) };

    return event;
  });
}

const forward = moments.map((list) => list.map((moment) => ({ ...moment, afterMs: Math.abs(moment.afterMs) })));

describe.each(policies.map((policy) => [policy.mode, policy] as const))('any decision of %s', (_, policy) => {
  it('lies between min and max', () => {
    fc.assert(
      fc.property(moments, (list) => replay(policy, list).every(({ to }) => to >= 2 && to <= 40)),
      { numRuns: 50 },
    );
  });

  it('is the same again, of a memory that was text, and leaves what it was given as it was', () => {
    const frozen = (memory: DecisionMemory) => deepFreeze(JSON.parse(JSON.stringify(memory)) as DecisionMemory);

    fc.assert(
      fc.property(moments, (list) => {
        expect(replay(policy, list, frozen)).toEqual(replay(policy, list));
      }),
      { numRuns: 30 },
    );
  });

  it('changes the count that a period began with by no more than its steps allow', () => {
    fc.assert(
      fc.property(forward, (list) => {
        const events = replay({ ...policy, ...steps }, list);

        const ups = events.filter(({ from, to }) => to > from);
        const downs = events.filter(({ from, to }) => to < from);

        expect(ups.every(({ now }) => netWithin(events, now, 30_000) <= 3)).toBe(true);
        expect(downs.every(({ now }) => netWithin(events, now, 60_000) >= -2)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('is held up by a clock that jumped and came back no longer than by its windows', () => {
    const year = 365 * 86_400_000;
    const busy = Array.from({ length: 20 }, () => ({ afterMs: 60_000, concurrency: 200, cpu: 0.99 }));
    const calm = { concurrency: 12, cpu: 0.6 };

    fc.assert(
      fc.property(fc.integer({ min: 0, max: year }), (jumpMs) => {
        const events = replay(policy, [{ afterMs: jumpMs, ...calm }, { afterMs: -jumpMs, ...calm }, ...busy]);

        expect(events.at(-1)?.to).toBe(40);
      }),
      { numRuns: 20 },
    );
  });

  it('never grows without a metric, and never shrinks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), (instances) => {
        expect(decide({ instances }, {}, policy, 1_700_000_000_000).desired).toBe(instances);
      }),
      { numRuns: 10 },
    );
  });
});

describe.each(
  policies.filter(({ mode }) => mode !== 'aws-target-tracking').map((policy) => [policy.mode, policy] as const),
)('the cool-downs of %s', (_, policy) => {
  it('keep changes of a direction apart', () => {
    fc.assert(
      fc.property(forward, (list) => {
        const events = replay({ ...policy, ...coolDowns }, list);

        expect(Math.min(...gaps(events, 1))).toBeGreaterThanOrEqual(20_000);
        expect(Math.min(...gaps(events, -1))).toBeGreaterThanOrEqual(90_000);
      }),
      { numRuns: 50 },
    );
  });
});

// AWS's rule looks at whole minutes before the present reading.
describe.each(
  policies.filter(({ mode }) => mode !== 'aws-target-tracking').map((policy) => [policy.mode, policy] as const),
)('more of a metric in %s', (_, policy) => {
  it('never wants less', () => {
    const value = fc.double({ min: 0, max: 200, noNaN: true });

    fc.assert(
      fc.property(forward, value, value, (list, one, other) => {
        const { memory, instances, now } = after(policy, list);
        const desired = (concurrency: number) =>
          decide({ instances, memory }, { concurrency, cpu: 0.1 }, policy, now).desired;

        expect(desired(Math.min(one, other))).toBeLessThanOrEqual(desired(Math.max(one, other)));
      }),
      { numRuns: 50 },
    );
  });
});

function after(policy: Policy, list: readonly Moment[]): { memory: DecisionMemory; instances: number; now: number } {
  let memory: DecisionMemory | undefined;
  const events = replay(policy, list, (kept) => {
    memory = kept;

    return kept;
  });
  const last = events.at(-1) as Event;

  return { memory: memory as DecisionMemory, instances: last.to, now: last.now + 1000 };
}

function netWithin(events: readonly Event[], now: number, periodMs: number): number {
  return events
    .filter((event) => event.now > now - periodMs && event.now <= now)
    .reduce((sum, { from, to }) => sum + to - from, 0);
}

function gaps(events: readonly Event[], sign: number): number[] {
  const times = events.filter(({ from, to }) => Math.sign(to - from) === sign).map(({ now }) => now);

  return times.slice(1).map((time, i) => time - (times[i] as number));
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);

  return Object.freeze(value);
}
