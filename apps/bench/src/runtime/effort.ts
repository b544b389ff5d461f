// How long the suite `runtime` measures, in full and with --quick.

/** How much of each the suite does. */
export interface Effort {
  readonly starts: number;
  readonly echoRounds: number;
  readonly echoEvents: number;
  readonly longRounds: number;
  readonly longEvents: number;
  readonly fib: number;
  readonly fibRounds: number;
}

export const full: Effort = {
  starts: 100,
  echoRounds: 20,
  echoEvents: 1000,
  longRounds: 100,
  longEvents: 1000,
  fib: 35,
  fibRounds: 7,
};
/** Figures to look at. */
export const rough: Effort = {
  starts: 20,
  echoRounds: 6,
  echoEvents: 200,
  longRounds: 20,
  longEvents: 250,
  fib: 25,
  fibRounds: 3,
};
