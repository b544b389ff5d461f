// A part of the program of a function on engine quickjs: what measures its invocations.
export { profileHandler } from '@kinglet/profiler';
