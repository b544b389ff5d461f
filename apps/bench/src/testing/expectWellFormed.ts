// A strict little reader for the XML this app writes: every tag closed in order, nothing left unescaped.
const voidTags = new Set(['meta', 'br', 'link', 'img', 'hr', '!doctype']);

/** Throws with the place when `markup` is not well-formed; HTML's void elements may stay open. */
export function expectWellFormed(markup: string): void {
  const open: string[] = [];
  const text = markup.replace(/<style>[\s\S]*?<\/style>/g, '');
  for (const [whole, between, tag] of text.matchAll(/([^<]*)(<[^>]*>|$)/g)) {
    checkText(between ?? '');
    if (whole === '' || tag === undefined || tag === '') continue;
    const [, closing, name = '', attributes = '', single] =
      /^<(\/?)([\w!:-]+)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>$/.exec(tag) ?? [];
    if (name === '') throw new Error(`not a tag: ${tag}`);
    checkText(attributes);
    if (voidTags.has(name.toLowerCase()) || single) continue;
    if (!closing) open.push(name);
    else if (open.pop() !== name) throw new Error(`</${name}> closes something else`);
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(', ')}`);
}

function checkText(text: string): void {
  const wrong = /&(?!(?:amp|lt|gt|quot|#\d+);)|>|\0/.exec(text);
  if (wrong) throw new Error(`unescaped: ${text.slice(wrong.index, wrong.index + 40)}`);
}
