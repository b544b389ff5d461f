// What the suite `kernels-wide` is made of: a module for each kind of operation.
import type { SuiteContext, SuiteResult } from '../suite.ts';

export interface WideGroup {
  /** What `--filter` names it by; begins the names of its cases. */
  readonly name: string;
  run(context: SuiteContext): Promise<SuiteResult>;
}
