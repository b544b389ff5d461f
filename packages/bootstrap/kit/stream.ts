import { ResponseStream, sleep } from '@kinglet/runtime';
import { numberMember, textMember } from './json';

/** A write that takes longer had to wait. */
const waitMs = 20;

export function handler(event: string, out: ResponseStream): void {
  const act = textMember(event, 'act');
  if (act == 'text') {
    out.write('one ');
    out.writeBytes(Uint8Array.wrap(String.UTF8.encode('zwölf ')));
    end(out, 'three');
  } else if (act == 'bytes') {
    const bytes = new Uint8Array(<i32>numberMember(event, 'length'));
    for (let i = 0; i < bytes.length; i++) bytes[i] = <u8>(i * 31 + (i >>> 8) * 7);
    out.writeBytes(bytes);
    out.end();
  } else if (act == 'typed') {
    out.setContentType('text/x-kit');
    out.write('typed ');
    // It would end the invocation: nothing here can be caught.
    if (!out.headersSent) out.setContentType('text/late');
    end(out, out.headersSent ? 'refused' : 'accepted');
  } else if (act == 'prelude') {
    out.setHttpResponse('{"statusCode":201,"headers":{"X-Kit":"yes"},"cookies":["a=b","c=d"]}');
    end(out, 'body');
  } else if (act == 'big') {
    const chunk = new Uint8Array(<i32>numberMember(event, 'bytes')).fill(120);
    let waits = 0;
    for (let i = 0, count = <i32>numberMember(event, 'chunks'); i < count; i++) {
      const start = performance.now();
      out.writeBytes(chunk);
      if (performance.now() - start > waitMs) waits++;
    }
    end(out, '|' + waits.toString());
  } else if (act == 'slow') {
    out.write('first');
    sleep(numberMember(event, 'ms'));
    end(out, 'second');
  } else if (act == 'empty') {
    out.end();
  } else if (act == 'throwBefore') {
    throw new TypeError('before the first byte');
  } else if (act == 'throwAfter') {
    out.write('part');
    sleep(1);
    throw new TypeError('after the first byte');
  } else if (act == 'unfinished') {
    out.write('part');
  }
}

function end(out: ResponseStream, text: string): void {
  out.write(text);
  out.end();
}
