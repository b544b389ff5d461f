// The module that the bootstrap carries: the same functions as this package's own.
declare module 'kinglet:runtime' {
  export const afterRestore: typeof import('./hooks.ts').afterRestore;
  export const beforeSnapshot: typeof import('./hooks.ts').beforeSnapshot;
  export const onShutdown: typeof import('./hooks.ts').onShutdown;
  export const readAsset: typeof import('./readAsset.ts').readAsset;
  export const streamifyResponse: typeof import('./streamifyResponse.ts').streamifyResponse;
  export const HttpResponseStream: typeof import('./httpResponseStream.ts').HttpResponseStream;
}
