export { type ConformanceCheck, conformanceChecks } from './checks.ts';
export { formatCheck, formatSummary } from './formatReport.ts';
export {
  type CaseResult,
  type CheckResult,
  type ConformanceOptions,
  type ConformanceReport,
  type NotRun,
  runConformance,
  type Verdict,
} from './runConformance.ts';
export { type SubjectDescription, subjectOptions } from './subjects.ts';
export { handlerSource, hooksModule, writeHandlers } from './writeHandlers.ts';
