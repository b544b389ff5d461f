// Behaviours that show only over many events or over time: concurrency, memory, descriptors, idle work, the cold path.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { BootstrapProcess } from '../bootstrapProcess.ts';
import { residentMemoryOf } from '../processMemory.ts';
import type { ScriptStep } from '../scriptedApi.ts';
import { idleStep } from '../scriptSteps.ts';
import { type Behaviour, play, playToExit } from './behaviour.ts';
import { serveTraffic, type TrafficAnswer } from './eventServer.ts';

const managed = 'AWS documentation, Lambda Managed Instances, custom runtimes';
const pollers = 8;
const concurrentEnv = {
  AWS_LAMBDA_MAX_CONCURRENCY: String(pollers),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'lambda-managed-instances',
  AWS_LAMBDA_LOG_FORMAT: 'JSON',
};

interface Interleaved {
  readonly n: number;
  readonly id: string;
  readonly now: string;
  readonly tenant: string | null;
  readonly trace: string | null;
}

/** Everything about many events and long times. */
export const enduranceBehaviours: readonly Behaviour[] = [
  {
    id: 29,
    name: `polls ${pollers} times at once and mixes nothing up among interleaved events`,
    source: managed,
    handler: 'interleave',
    check: async (subject) => {
      const count = subject.quick ? 1000 : 10_000;
      const fails = (i: number): boolean => i % 10 === 9;
      const report = await serveTraffic(subject, {
        count,
        pollers,
        env: concurrentEnv,
        limitMs: 60_000,
        event: (i) => ({
          body: JSON.stringify({ n: i, ms: (i * 7) % 5, fail: fails(i) }),
          headers: [
            ['Lambda-Runtime-Aws-Tenant-Id', `tenant-${i}`],
            ['Lambda-Runtime-Trace-Id', `Root=${i}`],
          ],
        }),
      });
      assertAllAnswered(report.answers, count);
      for (const answer of report.answers) assertOwn(answer, fails(answer.event));
      assert.equal(report.mostPolls, pollers);
      assert.ok(report.mostInFlight > pollers / 2, `${report.mostInFlight} events at a time`);
      subject.onMeasured?.(`${count} events, ${report.mostInFlight} at a time`);
    },
  },
  {
    id: 29,
    name: 'names the right request in the log lines of interleaved events',
    source: managed,
    handler: 'interleave',
    check: async (subject) => {
      const { output } = await serveTraffic(subject, {
        count: 200,
        pollers,
        env: concurrentEnv,
        limitMs: 30_000,
        event: (i) => ({ body: JSON.stringify({ n: i, ms: (i * 7) % 5, log: true }) }),
        atEnd: () => setTimeout(50),
      });
      const lines = output.split('\n').filter((line) => line.includes('"event '));
      assert.equal(lines.length, 200);
      for (const line of lines) {
        const { message, requestId } = JSON.parse(line) as { message: string; requestId: string };
        assert.equal(requestId, message.replace(' ', '-'));
      }
    },
  },
  {
    id: 30,
    name: 'uses less than 5 % of the processor while it waits for an event',
    source: 'AWS documentation, Runtime API: a poll blocks without limit',
    handler: 'minimal',
    check: async (subject) => {
      let share = 0;
      await play(subject, [idleStep()], {
        atEnd: async (process) => {
          // What a start leaves for other threads, such as compiled code to be kept, is no part of the wait.
          await setTimeout(1000);
          share = await processorShare(process, 1000);
        },
      });
      assert.ok(share < 0.05 * (subject.patience ?? 1), `${(share * 100).toFixed(1)} % of a processor`);
      subject.onMeasured?.(`${(share * 100).toFixed(1)} %`);
    },
  },
  {
    id: 30,
    name: 'pauses between its tries when every connection is closed unanswered',
    source: 'aws-lambda-nodejs-runtime-interface-client: exponential pauses',
    handler: 'minimal',
    check: async (subject) => {
      const closed: ScriptStep = { method: 'GET', actions: [{ close: 'fin' }], repeat: true };
      const { requests } = await playToExit(subject, [closed]);
      assert.ok(requests.length <= 25, `${requests.length} polls`);
      const span = (requests.at(-1)?.receivedMs ?? 0) - (requests[0]?.receivedMs ?? 0);
      // One that gives up at once does not spin either.
      assert.ok(requests.length === 1 || span >= 50, `${requests.length} polls within ${span.toFixed()} ms`);
    },
  },
  {
    id: 31,
    name: 'keeps its memory flat over 100000 events, and loses and crosses none',
    source: 'aws-lambda-rust-runtime #972',
    handler: 'echo',
    check: async (subject) => {
      const count = subject.quick ? 10_000 : 100_000;
      const samples: number[] = [];
      const report = await serveTraffic(subject, {
        count,
        limitMs: 300_000,
        event: (i) => ({ body: `{"n":${i},"text":"${'x'.repeat(100 + (i % 100))}"}` }),
        onAnswer: ({ position }, process) => {
          if (position % (count / 20) === 0) samples.push(residentMemoryOf(process.pid));
        },
      });
      assertAllAnswered(report.answers, count);
      for (const { event, body } of report.answers)
        assert.equal(
          (JSON.parse(Buffer.from(body).toString()) as { n: number }).n,
          event,
          'an answer to another event',
        );
      assert.ok(Math.min(...samples) > 0, `no figure in /proc, sampled: ${samples.join(', ')}`);
      const growth = growthKb(samples);
      const limit = Math.max(2048, (samples[2] ?? 0) * 0.1);
      assert.ok(growth <= limit, `memory grew by ${growth} KiB, sampled: ${samples.join(', ')}`);
      subject.onMeasured?.(
        `${count} events, ${samples.at(-1)} KiB, ${growth > 0 ? `${growth} KiB more` : 'no growth'}`,
      );
    },
  },
  {
    id: 32,
    name: 'keeps no descriptor of a connection that has ended',
    source: 'RFC 9112 9.6',
    handler: 'echo',
    check: async (subject) => {
      const samples: number[] = [];
      const report = await serveTraffic(subject, {
        count: 600,
        closeEvery: 3,
        limitMs: 60_000,
        event: (i) => ({ body: String(i) }),
        onAnswer: ({ position }, process) => {
          if (position % 100 === 50) samples.push(descriptors(process));
        },
      });
      assertAllAnswered(report.answers, 600);
      const [first = 0] = samples;
      assert.ok(
        Math.max(...samples) <= first + 3,
        `descriptors over ${report.connections} connections: ${samples.join(', ')}`,
      );
      subject.onMeasured?.(`${samples.at(-1)} descriptors after ${report.connections} connections`);
    },
  },
  {
    id: 35,
    name: 'asks for its first event within the budget',
    source: 'the budget of this run; AWS allows 10 s',
    handler: 'minimal',
    check: async (subject) => {
      const starts: number[] = [];
      for (let i = 0; i < 10; i++) {
        const start = performance.now();
        const { requests } = await play(subject, [idleStep()]);
        starts.push((requests[0]?.receivedMs ?? 0) - start);
      }
      // The shortest: what else this machine does is no fault of the bootstrap.
      const best = Math.min(...starts);
      const budget = (subject.budgetMs ?? 1000) * (subject.patience ?? 1);
      assert.ok(best <= budget, `${best.toFixed(1)} ms at best, allowed are ${budget} ms`);
      subject.onMeasured?.(`${best.toFixed(1)} ms`);
    },
  },
];

function assertAllAnswered(answers: readonly TrafficAnswer[], count: number): void {
  const seen = new Set(answers.map((answer) => answer.event));
  assert.equal(answers.length, count, 'one answer for each event');
  assert.equal(seen.size, count, `${count - seen.size} events without an answer of their own`);
}

function assertOwn(answer: TrafficAnswer, fails: boolean): void {
  const id = `event-${answer.event}`;
  const body: unknown = JSON.parse(Buffer.from(answer.body).toString());
  if (fails) {
    assert.equal(answer.kind, 'error', id);
    assert.equal((body as { errorMessage: string }).errorMessage, `event ${answer.event}`);
    return;
  }
  const { n, id: before, now, tenant, trace } = body as Interleaved;
  const found = { n, before, now, tenant, trace };
  const n2 = answer.event;
  // Not every language hands the trace out other than in the environment, which concurrent events share.
  const own = trace === null ? null : `Root=${n2}`;
  assert.deepEqual(found, { n: n2, before: id, now: id, tenant: `tenant-${n2}`, trace: own });
}

/** How much more the last quarter of the samples has than the second: the first is warm-up. */
function growthKb(samples: readonly number[]): number {
  const quarter = Math.floor(samples.length / 4);
  const most = (part: readonly number[]): number => Math.max(...part);
  return most(samples.slice(-quarter)) - most(samples.slice(quarter, quarter * 2));
}

function descriptors({ pid }: BootstrapProcess): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

/** Which part of one processor the process uses for `ms` milliseconds. */
async function processorShare(process: BootstrapProcess, ms: number): Promise<number> {
  const before = processorMs(process);
  const start = performance.now();
  await setTimeout(ms);
  return (processorMs(process) - before) / (performance.now() - start);
}

/** Time on a processor of all threads, in milliseconds. */
function processorMs({ pid }: BootstrapProcess): number {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const times = tasks.map((task) => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]));
  return times.reduce((sum, time) => sum + time, 0) / 1e6;
}
