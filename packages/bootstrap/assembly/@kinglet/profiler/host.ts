// What the engine tells of its process, and where lines and datagrams go to (src/c/native/telemetry_imports.c).

// Marks of the start, in the order of kgl_mark_name in marks.h.
export namespace Mark {
  export const processStart: i32 = 0;
  export const main: i32 = 1;
  export const engineBegin: i32 = 2;
  export const engineReady: i32 = 3;
  export const initBegin: i32 = 4;
  export const initEnd: i32 = 5;
  export const firstNext: i32 = 6;
  export const assets: i32 = 8;
}

// What outlasts a call that is cut off.
export namespace Kept {
  /** Of the profiled invocations that have begun. */
  export const invocations: i32 = 0;
  /** Of the one that runs; 0 between them. */
  export const begun: i32 = 1;
  export const cpuBegun: i32 = 2;
}

// @ts-expect-error: decorator
@external("kinglet", "mark")
export declare function mark(name: i32): f64;
// @ts-expect-error: decorator
@external("kinglet", "keep")
export declare function keep(at: i32, value: f64): void;
// @ts-expect-error: decorator
@external("kinglet", "kept")
export declare function kept(at: i32): f64;
// @ts-expect-error: decorator
@external("kinglet", "cpuTime")
export declare function cpuTime(): f64;
// @ts-expect-error: decorator
@external("kinglet", "peakMemory")
export declare function peakMemory(): f64;
// @ts-expect-error: decorator
@external("kinglet", "hasFailed")
export declare function hasFailed(): bool;
// @ts-expect-error: decorator
@external("kinglet", "writeLine")
export declare function writeLine(line: string): void;
// @ts-expect-error: decorator
@external("kinglet", "sendDatagram")
export declare function sendDatagram(address: string, text: string): bool;
