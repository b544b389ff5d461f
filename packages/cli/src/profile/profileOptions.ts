// The options of `kinglet profile`.
import type { KeptBuildSettings } from '../bench/benchOptions.ts';
import { buildSettings } from '../buildFunction.ts';
import { flag, number, type Option, type OptionValues, text } from '../option.ts';
import { environment, memory, timeout } from '../settings.ts';

interface ProfileOptions extends Omit<KeptBuildSettings, 'maxSize' | 'maxZip' | 'minify'> {
  readonly memory: typeof memory;
  readonly timeout: typeof timeout;
  readonly environment: typeof environment;
  readonly event: Option<string | undefined>;
  readonly seconds: Option<number>;
  readonly invocations: Option<number | undefined>;
  readonly warmup: Option<number>;
  readonly interval: Option<number>;
  readonly heap: Option<boolean>;
  readonly workers: Option<boolean>;
  readonly counters: Option<boolean>;
  readonly kernels: Option<boolean>;
  readonly html: Option<string>;
  readonly out: Option<string | undefined>;
  readonly cpuprofile: Option<string | undefined>;
  readonly heapprofile: Option<string | undefined>;
  readonly pprof: Option<string | undefined>;
  readonly speedscope: Option<string | undefined>;
  readonly trace: Option<string | undefined>;
  readonly [name: string]: Option<unknown>;
}

export type ProfileValues = OptionValues<ProfileOptions>;

const { entry, engine, optimize, cpu, assets } = buildSettings;
const file = { value: 'path' };

export const profileOptions: ProfileOptions = {
  entry,
  engine: { ...engine, help: 'what runs the handler; without it node, whose stacks can be sampled' },
  optimize,
  cpu,
  assets,
  memory,
  timeout,
  environment,
  event: text('the event: a file, - for stdin, or JSON; without it event.json, or {}', {
    short: 'e',
    value: 'file|-|json',
  }),
  seconds: number('how long events are sent, one after another; Ctrl-C ends that earlier', {
    min: 0.001,
    max: 86_400,
    isWhole: false,
    fallback: 3,
  }),
  invocations: number('so many events instead, however long they take', { value: 'n', min: 1, max: 10_000_000 }),
  warmup: number('events before the profile begins', { value: 'n', min: 0, max: 1_000_000, fallback: 10 }),
  interval: number('engine node: microseconds between two samples of the stack', {
    value: 'us',
    min: 50,
    max: 1_000_000,
    fallback: 1000,
  }),
  heap: flag('engine node: samples what is allocated, too'),
  workers: flag('engine node: samples worker threads, too'),
  counters: flag("engine node: the processor's and the kernel's counters", { fallback: true }),
  kernels: flag('engine node: the calls of @kinglet/kernels, with a roofline', { fallback: true }),
  html: text('the page', { ...file, fallback: 'profile.html' }),
  out: text('the whole report as JSON, too', file),
  cpuprofile: text("for Chrome's DevTools and editors, of each thread", file),
  heapprofile: text("with --heap: for Chrome's DevTools, of each thread", file),
  pprof: text('for `go tool pprof`: gzipped', file),
  speedscope: text('for speedscope', file),
  trace: text('Chrome trace events: for Perfetto and chrome://tracing', file),
};
