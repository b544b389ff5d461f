// The module that the bootstrap carries: the same functions as this package's own.
declare module 'kinglet:runtime' {
  export const afterRestore: typeof import('./hooks.ts').afterRestore;
  export const beforeSnapshot: typeof import('./hooks.ts').beforeSnapshot;
  export const onShutdown: typeof import('./hooks.ts').onShutdown;
  export const readAsset: typeof import('./readAsset.ts').readAsset;
  export const streamifyResponse: typeof import('./streamifyResponse.ts').streamifyResponse;
  /** quickjs/telemetry_natives.c of the bootstrap. */
  export const telemetry: {
    readonly origin: number;
    mark(index: number): number | undefined;
    cpuTime(): number;
    peakMemory(): number;
    sendDatagram(address: string, text: string): boolean;
    writeLine(line: string): void;
  };
  export const HttpResponseStream: typeof import('./httpResponseStream.ts').HttpResponseStream;
}
