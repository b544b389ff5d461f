export {
  checkEmf,
  checkEmfMetric,
  type EmfMetric,
  type EmfRecord,
  type EmfUnit,
  emfLines,
  mostEmfValues,
} from './emf.ts';
export { MetricError } from './errors.ts';
export { cpuTime, peakMemory, sendDatagram, writeLine } from './processTelemetry.ts';
export { type StartMarks, startMarks } from './startMarks.ts';
