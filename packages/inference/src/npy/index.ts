export { decodeNpy, encodeNpy, type NpyArray, npyDataBytes } from './npy.ts';
export { npyElements, npyPlaces } from './npyElements.ts';
export { NpyFormatError } from './npyFormatError.ts';
export { decodeNpyHeader, isNpy, type NpyHeader, npyHeaderEnd, npyPreambleBytes } from './npyHeader.ts';
export { npyElementBytes } from './npyTypes.ts';
