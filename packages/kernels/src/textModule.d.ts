// The module that bootstraps carry (c/quickjs_text.c).
declare module 'kinglet:text' {
  type TextKernels = import('./textKernels.ts').TextKernels;
  export const parseFloats: TextKernels['parseFloats'];
  export const formatFloats: TextKernels['formatFloats'];
  export const scanJsonString: TextKernels['scanJsonString'];
  export const isUtf8: TextKernels['isUtf8'];
  export const encodeBase64: TextKernels['encodeBase64'];
  export const decodeBase64: TextKernels['decodeBase64'];
}
