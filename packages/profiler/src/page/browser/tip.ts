// What is known of the box below the pointer, beside it.

const tip = document.createElement('div');
tip.className = 'tip';
tip.hidden = true;
tip.setAttribute('aria-hidden', 'true');
document.body.append(tip);

export function showTip([label = '', ...lines]: readonly string[], x: number, y: number): void {
  const title = document.createElement('b');
  title.textContent = label;
  tip.replaceChildren(
    title,
    ...lines.flatMap((line, at) => (at === 0 ? [line] : [document.createElement('br'), line])),
  );
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(Math.min(x + 14, innerWidth - width - 8), 8)}px`;
  tip.style.top = `${y + 18 + height > innerHeight ? y - height - 10 : y + 18}px`;
}

export function hideTip(): void {
  tip.hidden = true;
}
