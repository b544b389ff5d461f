import { describe, expect, it } from 'vitest';
import { createEvents } from './events.ts';

interface Setup {
  readonly globals: Pick<
    typeof globalThis,
    'AbortController' | 'AbortSignal' | 'CustomEvent' | 'Event' | 'EventTarget'
  >;
  readonly reported: unknown[];
  readonly timers: { callback: () => void; milliseconds: number }[];
}

function setup(): Setup {
  const reported: unknown[] = [];
  const timers: Setup['timers'] = [];
  const globals = createEvents({
    now: () => 5,
    report: (error) => reported.push(error),
    setTimeout: (callback, milliseconds) => timers.push({ callback, milliseconds }),
  });
  return { globals: globals as unknown as Setup['globals'], reported, timers };
}

describe.each([
  ['ours', () => setup().globals],
  ["Node's", () => globalThis],
] as const)('%s', (_, get) => {
  const { AbortController, AbortSignal, CustomEvent, Event, EventTarget } = get();

  it('calls listeners in order, once each, with the target', () => {
    const target = new EventTarget();
    const heard: unknown[] = [];
    const listener = (event: Event): void => void heard.push([event.type, event.target === target, event.eventPhase]);
    target.addEventListener('x', listener);
    target.addEventListener('x', listener);
    target.addEventListener('x', { handleEvent: (event) => heard.push((event as CustomEvent).detail) });

    expect(target.dispatchEvent(new CustomEvent('x', { detail: 7 }))).toBe(true);
    expect(heard).toEqual([['x', true, 2], 7]);
  });

  it('forgets what is removed, was once, or whose signal was aborted', () => {
    const target = new EventTarget();
    const controller = new AbortController();
    let calls = 0;
    const count = (): void => void calls++;
    target.addEventListener('x', count, { once: true });
    target.addEventListener('y', count);
    target.addEventListener('z', count, { signal: controller.signal });
    target.removeEventListener('y', count);
    controller.abort();
    for (const type of ['x', 'x', 'y', 'z']) target.dispatchEvent(new Event(type));

    expect(calls).toBe(1);
  });

  it('says whether the default was prevented, and stops when told', () => {
    const target = new EventTarget();
    const heard: number[] = [];
    target.addEventListener('x', (event) => heard.push(event.preventDefault() ?? 1), { passive: true });
    target.addEventListener('x', (event) => {
      event.stopImmediatePropagation();
      event.preventDefault();
      heard.push(2);
    });
    target.addEventListener('x', () => heard.push(3));

    expect(target.dispatchEvent(new Event('x', { cancelable: true }))).toBe(false);
    expect(target.dispatchEvent(new Event('x'))).toBe(true);
    expect(heard).toEqual([1, 2, 1, 2]);
  });

  it('refuses to dispatch an event within itself, and what is no event', () => {
    const target = new EventTarget();
    let name = '';
    target.addEventListener('x', (event) => {
      try {
        target.dispatchEvent(event);
      } catch (error) {
        name = (error as Error).name;
      }
    });
    target.dispatchEvent(new Event('x'));

    expect(name).not.toBe('');
    expect(() => target.dispatchEvent({} as Event)).toThrow(TypeError);
    expect(() => new (Event as unknown as new () => Event)()).toThrow(TypeError);
  });

  it('aborts once, with the first reason', () => {
    const controller = new AbortController();
    const heard: string[] = [];
    controller.signal.onabort = () => heard.push('handler');
    controller.signal.addEventListener('abort', () => heard.push('listener'));
    controller.abort('first');
    controller.abort('second');

    expect(controller.signal.reason).toBe('first');
    expect(heard.sort()).toEqual(['handler', 'listener']);
    expect(() => controller.signal.throwIfAborted()).toThrow('first');
    expect(AbortSignal.abort().reason).toMatchObject({ name: 'AbortError', code: 20 });
  });

  it('makes no signal by hand, nor a time out of the past', () => {
    expect(() => new AbortSignal()).toThrow(TypeError);
    expect(() => AbortSignal.timeout(-1)).toThrow(RangeError);
  });
});

describe('events', () => {
  it('report what a listener throws and go on', () => {
    const { globals, reported } = setup();
    const target = new globals.EventTarget();
    let later = false;
    target.addEventListener('x', () => {
      throw new Error('mistake');
    });
    target.addEventListener('x', () => {
      later = true;
    });
    target.dispatchEvent(new globals.Event('x'));

    expect(reported).toEqual([new Error('mistake')]);
    expect(later).toBe(true);
  });

  it('of several signals: the first counts', () => {
    const { AbortController, AbortSignal } = setup().globals;
    const [a, b] = [new AbortController(), new AbortController()];
    const any = AbortSignal.any([a.signal, b.signal]);
    b.abort(2);
    a.abort(1);

    expect(any.reason).toBe(2);
    expect(AbortSignal.any([any, a.signal]).reason).toBe(2);
    expect(AbortSignal.any([]).aborted).toBe(false);
  });

  it('abort when the time is over', () => {
    const { globals, timers } = setup();
    const signal = globals.AbortSignal.timeout(30);
    expect(signal.aborted).toBe(false);
    timers[0]!.callback();

    expect(timers[0]!.milliseconds).toBe(30);
    expect(signal.reason).toMatchObject({ name: 'TimeoutError', code: 23 });
  });

  it('are called what they are', () => {
    const { globals } = setup();
    const controller = new globals.AbortController();

    expect([new globals.Event('x'), new globals.EventTarget(), controller, controller.signal].map(String)).toEqual([
      '[object Event]',
      '[object EventTarget]',
      '[object AbortController]',
      '[object AbortSignal]',
    ]);
    expect(new globals.Event('x').timeStamp).toBe(5);
  });
});
