// JSON, written piece by piece.

/** A text as a JSON string, quotes included. */
export function jsonText(text: string): string {
  let json = '"';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit == 0x22 || unit == 0x5c) json += '\\' + text.charAt(i);
    else if (unit < 0x20) json += '\\u00' + (unit < 0x10 ? '0' : '') + unit.toString(16);
    else json += text.charAt(i);
  }
  return json + '"';
}

/** `"name":value`, where the value is JSON. */
export function member(name: string, json: string): string {
  return jsonText(name) + ':' + json;
}

/** An array or an object of those that are not empty. */
export function joined(open: string, parts: string[], close: string): string {
  return open + parts.join(',') + close;
}
