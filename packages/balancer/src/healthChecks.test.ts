import { describe, expect, it } from 'vitest';
import { createBalancer } from './balancer.ts';
import { type HealthCheckOptions, startHealthChecks } from './healthChecks.ts';

describe('health checks', () => {
  it('take an instance out after three bad checks and back after two good ones', async () => {
    const answers = [false, false, false, true, true, true];
    const states = await statesAfterEachRound(answers);

    expect(states).toEqual(['available', 'available', 'unhealthy', 'unhealthy', 'available', 'available']);
  });

  it('leave one that flaps as it is', async () => {
    const states = await statesAfterEachRound([false, false, true, false, false, true, false]);

    expect(new Set(states)).toEqual(new Set(['available']));
  });

  it('give up on a check that takes too long, and ask the others meanwhile', async () => {
    const hang = (signal: AbortSignal) =>
      new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const { balancer, rounds, changes } = checked(
      2,
      ({ id }, signal) => (id === '0' ? hang(signal) : Promise.resolve()),
      {
        timeoutMs: 5,
        unhealthyThreshold: 1,
      },
    );

    await rounds(1);

    expect(balancer.statistics().map(({ state }) => state)).toEqual(['unhealthy', 'available']);
    expect(changes).toMatchObject([['0', false, { name: 'TimeoutError' }]]);
  });

  it('go with the fleet: those that leave while they are asked are forgotten', async () => {
    const { balancer, rounds } = checked(1, async ({ id }) => {
      if (id === '0') balancer.remove('0');
      if (id === '0') balancer.add({ id: '1' });
      throw new Error('refused');
    });

    await rounds(4);

    expect(balancer.statistics()).toMatchObject([{ id: '1', state: 'unhealthy' }]);
  });

  it.each([{ intervalMs: 0 }, { timeoutMs: Number.NaN }, { healthyThreshold: 1.5 }, { unhealthyThreshold: 0 }])(
    'refuse %o',
    (options) => {
      expect(() => startHealthChecks(createBalancer(), { check: async () => undefined, ...options })).toThrow(
        Object.keys(options)[0],
      );
    },
  );
});

async function statesAfterEachRound(answers: readonly boolean[]): Promise<string[]> {
  const states: string[] = [];
  let round = 0;
  const { balancer, rounds } = checked(
    1,
    async () => {
      if (!answers[round++]) throw new Error('refused');
    },
    { sleep: async () => void states.push(balancer.statistics()[0]?.state ?? 'gone') },
  );
  await rounds(answers.length);
  return states;
}

function checked(count: number, check: HealthCheckOptions['check'], options: Partial<HealthCheckOptions> = {}) {
  const balancer = createBalancer({ instances: Array.from({ length: count }, (_, index) => ({ id: String(index) })) });
  const changes: [string, boolean, unknown][] = [];
  const rounds = async (wanted: number): Promise<void> => {
    let end = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      end = resolve;
    });
    let seen = 0;
    const sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
      await options.sleep?.(ms, signal);
      if (++seen < wanted) return;
      end();
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    };
    const onChange = (...change: [string, boolean, unknown]) => void changes.push(change);
    await using checks = startHealthChecks(balancer, { check, onChange, ...options, sleep });
    await done;
    await checks.stop();
  };
  return { balancer, rounds, changes };
}
