export {
  type BootstrapOptions,
  type BootstrapProcess,
  type ProcessExit,
  spawnBootstrap,
} from './bootstrapProcess.ts';
export { type Arch, commandFor } from './commandFor.ts';
export { type Emulator, startEmulator } from './emulator.ts';
export { EmulatorError, type EmulatorErrorCode } from './errors.ts';
export type { Invocation, InvocationError, InvocationStream, InvokeOptions } from './invocation.ts';
export type { EmulatorOptions } from './options.ts';
export { peakMemoryOf } from './processMemory.ts';
export { type ResponseSpec, responseBytes } from './responseBytes.ts';
export {
  type RecordedRequest,
  type ScriptAction,
  type ScriptedApi,
  type ScriptOptions,
  type ScriptStep,
  startScriptedApi,
} from './scriptedApi.ts';
export { type EventStepOptions, errorStep, eventStep, idleStep, initErrorStep, responseStep } from './scriptSteps.ts';
export type { HttpSourceKind } from './server/httpSource.ts';
export { type LambdaServer, startLambdaServer } from './server/lambdaServer.ts';
export type { HttpListenerOptions, LambdaFunctionOptions, LambdaServerOptions } from './server/serverOptions.ts';
