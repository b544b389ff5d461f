// An engine whose clocks and outputs a test holds.
import type { LambdaPlatform } from '../../src/lambda/platform.ts';

export interface FakePlatform extends LambdaPlatform {
  readonly lines: string[];
  readonly logged: (object | string)[];
  readonly reported: string[];
  readonly datagrams: { readonly address: string; readonly text: string }[];
}

/** Each look at the clock is a millisecond later than the one before, each at the processor's half of that. */
export function fakePlatform(environment: Readonly<Record<string, string>> = {}): FakePlatform {
  const lines: string[] = [];
  const logged: (object | string)[] = [];
  const reported: string[] = [];
  const datagrams: { readonly address: string; readonly text: string }[] = [];
  let now = 100;
  let cpu = 0;
  return {
    lines,
    logged,
    reported,
    datagrams,
    environment,
    now: () => ++now,
    timeOrigin: () => 1_700_000_000_000,
    cpuTime: () => (cpu += 0.5),
    peakMemory: () => 2 ** 20,
    startMarks: () => ({
      processStart: 0,
      main: 1,
      engineBegin: 2,
      engineReady: 4,
      initBegin: 5,
      initEnd: 10,
      firstNext: 11,
      firstEvent: 12,
      assets: 2,
    }),
    fillRandom: (bytes) => void bytes.fill(0xab),
    writeLine: (line) => lines.push(line),
    log: (message) => logged.push(message),
    report: (message) => reported.push(message),
    sendDatagram: (address, text) => datagrams.push({ address, text }) > 0,
  };
}
