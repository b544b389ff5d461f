// Entry of `telemetry` under the quickjs engine (condition `kinglet`): the figures are the bootstrap's.
import { telemetry } from 'kinglet:runtime';
import type { StartMarks } from './startMarks.ts';

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
export type { StartMarks } from './startMarks.ts';

/** As in Node. */
export const cpuTime: () => number = telemetry.cpuTime;
/** As in Node. */
export const peakMemory: () => number = telemetry.peakMemory;
/** As in Node; the host of `address` must be a number. */
export const sendDatagram: (address: string, text: string) => boolean = telemetry.sendDatagram;
/** As in Node. */
export const writeLine: (line: string) => void = telemetry.writeLine;

/** As in Node. */
export function startMarks(): StartMarks {
  const at = (index: number): number | undefined => {
    const mark = telemetry.mark(index);
    return mark === undefined ? undefined : mark - telemetry.origin;
  };
  // The order is that of kgl_mark_name in the bootstrap's marks.h.
  return {
    processStart: at(0) as number,
    main: at(1),
    engineBegin: at(2),
    engineReady: at(3),
    initBegin: at(4),
    initEnd: at(5),
    firstNext: at(6),
    firstEvent: at(7),
    assets: telemetry.mark(8) as number,
  };
}
