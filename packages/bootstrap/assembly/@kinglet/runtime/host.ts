// What the engine gives a program (src/c/native/imports.c).

// Texts that the engine has, in the order of its enum.
export namespace Text {
  export const event: i32 = 0;
  export const requestId: i32 = 1;
  export const functionArn: i32 = 2;
  export const traceId: i32 = 3;
  export const clientContext: i32 = 4;
  export const identity: i32 = 5;
  export const tenantId: i32 = 6;
  export const variable: i32 = 7;
}

export namespace Bytes {
  export const event: i32 = 0;
  export const asset: i32 = 1;
}

// @ts-expect-error: decorator
@external("kinglet", "findText")
declare function findText(source: i32, name: string | null): i32;
// @ts-expect-error: decorator
@external("kinglet", "copyText")
declare function copyText(to: usize): void;
// @ts-expect-error: decorator
@external("kinglet", "findBytes")
export declare function findBytes(source: i32, name: string | null): i32;
// @ts-expect-error: decorator
@external("kinglet", "copyBytes")
export declare function copyBytes(to: usize, length: i32): void;
// @ts-expect-error: decorator
@external("kinglet", "answerText")
export declare function answerText(text: string | null): void;
// @ts-expect-error: decorator
@external("kinglet", "answerBytes")
declare function sendBytes(from: usize, length: i32): void;
// @ts-expect-error: decorator
@external("kinglet", "fail")
export declare function reportFailure(errorType: string, message: string): void;
// @ts-expect-error: decorator
@external("kinglet", "thrown")
export declare function reportThrown(errorType: string, isError: bool): void;
// @ts-expect-error: decorator
@external("kinglet", "remainingTime")
export declare function remainingTime(): f64;
// @ts-expect-error: decorator
@external("kinglet", "log")
export declare function writeLog(level: i32, message: string): void;
// @ts-expect-error: decorator
@external("kinglet", "logError")
export declare function writeError(level: i32, message: string, errorType: string, errorMessage: string): void;
// @ts-expect-error: decorator
@external("kinglet", "sleep")
export declare function sleep(milliseconds: f64): void;
// @ts-expect-error: decorator
@external("kinglet", "fillRandom")
export declare function fillRandom(to: usize, length: i32): void;
// @ts-expect-error: decorator
@external("kinglet", "streamStart")
export declare function streamStart(contentType: string): void;
// @ts-expect-error: decorator
@external("kinglet", "streamText")
export declare function streamText(text: string): void;
// @ts-expect-error: decorator
@external("kinglet", "streamBytes")
export declare function streamBytes(from: usize, length: i32): void;
// @ts-expect-error: decorator
@external("kinglet", "streamEnd")
export declare function streamEnd(): void;

/** A text of the engine's, or null when there is none. */
export function textOf(source: i32, name: string | null = null): string | null {
  const length = findText(source, name);
  if (length < 0) return null;
  const text = changetype<string>(__new(<usize>length << 1, idof<string>()));
  copyText(changetype<usize>(text));
  return text;
}

export function eventText(): string {
  return textOf(Text.event)!;
}

export function eventBytes(): Uint8Array {
  const bytes = new Uint8Array(findBytes(Bytes.event, null));
  copyBytes(bytes.dataStart, bytes.length);
  return bytes;
}

export function answerBytes(bytes: Uint8Array): void {
  sendBytes(bytes.dataStart, bytes.length);
}
