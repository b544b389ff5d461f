// The lane of @kinglet/kernels/images, on the tier that KINGLET_ISA names: pictures of 1080 rows of 1920 pixels, results and
// workspaces that are there.
import { isa } from '@kinglet/kernels';
import {
  boxBlur,
  fromPlanes,
  gaussianBlur,
  type Image,
  type Pixels,
  resize,
  sobel,
  toBytes,
  toFloats,
  toGrey,
  toPlanes,
  toYuv,
} from '@kinglet/kernels/images';
import { serve } from './serve.ts';

const [height, width, channels] = [1080, 1920, 3] as const;
const elements = Uint8Array.from({ length: height * width * channels }, (_, i) => Math.imul(i, 2654435761) >>> 24);
const bytes: Image<Uint8Array> = { data: elements, height, width, channels };
const pictures: Readonly<Record<string, Image>> = {
  u8: bytes,
  f32: { ...bytes, data: Float32Array.from(elements) },
};

await serve(`@kinglet/kernels ${isa()}, Node ${process.versions.node}`, (name) => {
  const [dtype = '', operation = ''] = name.split('.');
  const image = pictures[dtype];
  const once = image && runOf(operation, image);
  return once && { run: (calls) => repeat(once, calls), perCall: 1 };
});

function runOf(operation: string, image: Image): (() => unknown) | undefined {
  const make = (length: number): Pixels =>
    image.data instanceof Uint8Array ? new Uint8Array(length) : new Float32Array(length);
  const workspace = new ArrayBuffer(2 ** 22);
  const [out, small, plane] = [make(image.data.length), make(720 * 1280 * channels), make(height * width)];
  const slopes =
    image.data instanceof Uint8Array ? new Int16Array(image.data.length) : new Float32Array(image.data.length);
  const resized = (method: 'nearest' | 'bilinear' | 'antialiased' | 'area') => () =>
    resize(image, 720, 1280, { method, out: small, workspace });
  const runs: Readonly<Record<string, () => unknown>> = {
    gaussianBlur: () => gaussianBlur(image, 2, { out, workspace }),
    boxBlur: () => boxBlur(image, 5, { out, workspace }),
    sobel: () => sobel(image, 'x', { out: slopes, workspace }),
    nearest: resized('nearest'),
    bilinear: resized('bilinear'),
    antialiased: resized('antialiased'),
    area: resized('area'),
    toGrey: () => toGrey(image, { out: plane }),
    toYuv: () => toYuv(image, { out }),
    toPlanes: () => toPlanes(image, out),
    fromPlanes: () => fromPlanes(image.data, height, width, channels, out),
    convert: () => converted(image),
  };
  return runs[operation];
}

function repeat(run: () => unknown, times: number): unknown {
  let last: unknown;
  for (let i = 0; i < times; i++) last = run();
  return last;
}

const floats = new Float32Array(elements.length);
const others = new Uint8Array(elements.length);

function converted({ data, ...rest }: Image): unknown {
  if (data instanceof Uint8Array) return toFloats({ ...rest, data }, 1, floats);
  return toBytes({ ...rest, data }, 1, others);
}
