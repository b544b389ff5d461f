// The events and responses of an Application Load Balancer with a function as its target.
import { accountId } from '../functionArn.ts';
import { isFields, parseJson } from '../json.ts';
import { bodyOf, headersOf, statusOf, withContentType } from './httpAnswer.ts';
import { encodedBody } from './httpBody.ts';
import { grouped, queryPairs } from './httpPairs.ts';
import type { HttpReply } from './httpReply.ts';
import type { HttpSource, SourceRequest } from './httpSource.ts';

/** 1 MB: the longest request body and the longest answer of a function. */
const maxBytes = 1024 * 1024;
/** As its documentation lists them: types that end in +json and +xml are not among them. */
const textTypes = /^\s*(text\/[^;]*|application\/(json|javascript|xml))\s*(;|$)/i;

/** A target group in that region. `multiValues` is its attribute `lambda.multi_value_headers.enabled`. */
export function albSource(region: string, multiValues: boolean): HttpSource {
  const group = `arn:aws:elasticloadbalancing:${region}:${accountId}:targetgroup/kinglet/0123456789abcdef`;
  return {
    maxBodyBytes: maxBytes,
    maxAnswerBytes: maxBytes,
    eventOf: (request) => eventOf(request, group, multiValues),
    replyTo: (answer) => replyTo(answer, multiValues),
    tooLarge: page(413, 'Request Entity Too Large'),
    throttled: page(502, 'Bad Gateway'),
    failed: page(502, 'Bad Gateway'),
  };
}

function eventOf(request: SourceRequest, targetGroupArn: string, multiValues: boolean): object {
  const { method, path, query, headers } = request;
  const parameters = queryPairs(query);
  const header = (wanted: string): string | undefined => headers.findLast(([name]) => name === wanted)?.[1];
  const encoded = encodedBody(textTypes, request.body, header('content-type'), header('content-encoding'));
  return {
    requestContext: { elb: { targetGroupArn } },
    httpMethod: method,
    path,
    // The load balancer decodes nothing, and without multiple values the last one counts.
    ...(multiValues
      ? { multiValueQueryStringParameters: grouped(parameters), multiValueHeaders: grouped(headers) }
      : { queryStringParameters: Object.fromEntries(parameters), headers: Object.fromEntries(headers) }),
    ...(request.body.length === 0 ? { body: '', isBase64Encoded: false } : encoded),
  };
}

function replyTo(answer: Uint8Array, multiValues: boolean): HttpReply | undefined {
  const fields = parseJson(answer)?.value;
  if (!isFields(fields)) return undefined;
  const status = statusOf(fields.statusCode);
  const headers = headersOf(multiValues ? fields.multiValueHeaders : fields.headers);
  const body = bodyOf(fields);
  if (status === undefined || !headers || !body) return undefined;
  const reason = reasonOf(fields.statusDescription);
  return {
    status,
    ...(reason === undefined ? {} : { reason }),
    headers: withContentType(headers, 'application/octet-stream'),
    body,
  };
}

/** `200 OK` is `OK`; undefined for what no status line can carry. */
function reasonOf(description: unknown): string | undefined {
  if (typeof description !== 'string') return undefined;
  const reason = description.replace(/^\d{3} ?/, '');
  return /^[\t\x20-\x7e]+$/.test(reason) ? reason : undefined;
}

function page(status: number, title: string): HttpReply {
  const heading = `${status} ${title}`;
  const body = `<html>\n<head><title>${heading}</title></head>\n<body><center><h1>${heading}</h1></center></body>\n</html>\n`;
  return { status, headers: [['Content-Type', 'text/html']], body };
}
