// Runs the checks against a subject and gathers one verdict for each.
import type { Behaviour, Subject } from '../behaviours/behaviour.ts';
import { bootstrapBehaviours } from '../behaviours/bootstrapBehaviours.ts';
import type { HandlerName } from '../behaviours/handlers.ts';
import { type ConformanceCheck, conformanceChecks } from './checks.ts';

/** `n/a`: the runtime has no way to express what the check is about, and the subject says why. */
export type Verdict = 'pass' | 'fail' | 'n/a';

/** Why a case is not run. `fail` is for what a runtime could offer and does not. */
export interface NotRun {
  readonly verdict: 'n/a' | 'fail';
  readonly reason: string;
}

/** What is to be checked. */
export interface ConformanceOptions {
  /** The bootstrap with that function in it, or why there is none. */
  readonly subject: (handler: HandlerName) => Subject | NotRun | Promise<Subject | NotRun>;
  /** Asked for each case before its function is: a reason not to run it. @default every case runs */
  readonly notRun?: (behaviour: Behaviour) => NotRun | undefined;
  /** Numbers of the checks. @default all */
  readonly only?: readonly number[];
  /** Called as each check ends. */
  readonly onCheck?: (result: CheckResult) => void;
  /** @default bootstrapBehaviours */
  readonly cases?: readonly Behaviour[];
}

/** One case of a check. */
export interface CaseResult {
  readonly name: string;
  /** Where the rule comes from. */
  readonly source: string;
  readonly handler: HandlerName;
  readonly verdict: Verdict;
  /** Why it failed or was not run. */
  readonly reason?: string;
  /** What was measured. */
  readonly measured?: string;
  readonly durationMs: number;
}

/** A check passes when none of its cases fails and at least one was run. */
export interface CheckResult extends ConformanceCheck {
  readonly verdict: Verdict;
  readonly cases: readonly CaseResult[];
}

/** The verdicts, and how many there are of each. */
export interface ConformanceReport {
  readonly checks: readonly CheckResult[];
  readonly pass: number;
  readonly fail: number;
  readonly notApplicable: number;
}

/** Runs one case after the other: each has the machine to itself. Never rejects because of the subject. */
export async function runConformance(options: ConformanceOptions): Promise<ConformanceReport> {
  const cases = options.cases ?? bootstrapBehaviours;
  const checks: CheckResult[] = [];
  for (const check of conformanceChecks) {
    if (options.only && !options.only.includes(check.id)) continue;
    const results: CaseResult[] = [];
    for (const behaviour of cases.filter(({ id }) => id === check.id)) results.push(await runCase(behaviour, options));
    const result = { ...check, verdict: verdictOf(results), cases: results };
    checks.push(result);
    options.onCheck?.(result);
  }
  const count = (verdict: Verdict): number => checks.filter((check) => check.verdict === verdict).length;
  return { checks, pass: count('pass'), fail: count('fail'), notApplicable: count('n/a') };
}

async function runCase(behaviour: Behaviour, options: ConformanceOptions): Promise<CaseResult> {
  const { name, source, handler } = behaviour;
  const start = performance.now();
  const outcome = await outcomeOf(behaviour, options);
  return { name, source, handler, ...outcome, durationMs: Math.round(performance.now() - start) };
}

async function outcomeOf(
  behaviour: Behaviour,
  options: ConformanceOptions,
): Promise<Pick<CaseResult, 'verdict' | 'reason' | 'measured'>> {
  const excused = options.notRun?.(behaviour);
  if (excused) return excused;
  try {
    const subject = await options.subject(behaviour.handler);
    if ('verdict' in subject) return subject;
    let measured: string | undefined;
    await behaviour.check({ ...subject, onMeasured: (text) => (measured = text) });
    return { verdict: 'pass', ...(measured === undefined ? {} : { measured }) };
  } catch (error) {
    return { verdict: 'fail', reason: error instanceof Error ? error.message : String(error) };
  }
}

function verdictOf(cases: readonly CaseResult[]): Verdict {
  if (cases.some(({ verdict }) => verdict === 'fail')) return 'fail';
  return cases.some(({ verdict }) => verdict === 'pass') ? 'pass' : 'n/a';
}
