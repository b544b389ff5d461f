// Tables whose rows are put into order by a column, and trees whose branches fold.

interface Branch {
  readonly row: HTMLTableRowElement;
  readonly level: number;
  readonly below: Branch[];
}

export function makeSortable(table: HTMLTableElement): void {
  const body = table.tBodies[0]!;
  const top = branchesOf([...body.rows]);
  for (const [column, head] of [...table.tHead!.rows[0]!.cells].entries()) addSorter(body, top, head, column);
  if (top.some(({ below }) => below.length > 0)) makeTree(table, top);
}

function addSorter(body: HTMLElement, top: Branch[], head: HTMLTableCellElement, column: number): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener('click', () => {
    const isNumeric = top.some(({ row }) => Number(sortKey(row, column)) > 0);
    const current = head.getAttribute('aria-sort');
    const next = current
      ? current === 'ascending'
        ? 'descending'
        : 'ascending'
      : isNumeric
        ? 'descending'
        : 'ascending';
    for (const other of head.parentElement!.children) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', next);
    sortBranches(top, column, next === 'ascending' ? 1 : -1);
    body.append(...flat(top).map(({ row }) => row));
  });
}

function sortBranches(branches: Branch[], column: number, sign: number): void {
  branches.sort((a, b) => sign * compare(sortKey(a.row, column), sortKey(b.row, column)));
  for (const { below } of branches) sortBranches(below, column, sign);
}

function sortKey(row: HTMLTableRowElement, column: number): string {
  const cell = row.cells[column];
  return cell?.dataset.sort ?? cell?.textContent ?? '';
}

function compare(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)];
  const areNumbers = a !== '' && b !== '' && !Number.isNaN(left) && !Number.isNaN(right);
  return areNumbers ? left - right : a.localeCompare(b);
}

function branchesOf(rows: readonly HTMLTableRowElement[]): Branch[] {
  const top: Branch[] = [];
  const open: Branch[] = [];
  for (const row of rows) {
    const branch = { row, level: Number(row.getAttribute('aria-level') ?? 1), below: [] };
    while (open.length > 0 && open.at(-1)!.level >= branch.level) open.pop();
    (open.at(-1)?.below ?? top).push(branch);
    open.push(branch);
  }
  return top;
}

function flat(branches: readonly Branch[]): Branch[] {
  return branches.flatMap((branch) => [branch, ...flat(branch.below)]);
}

// The pattern "treegrid" of the ARIA Authoring Practices, with focus on rows: one tab stop, arrows inside.
function makeTree(table: HTMLTableElement, top: readonly Branch[]): void {
  table.setAttribute('role', 'treegrid');
  const byRow = new Map(flat(top).map((branch) => [branch.row, branch]));
  for (const [at, branch] of flat(top).entries()) {
    branch.row.tabIndex = at === 0 ? 0 : -1;
    branch.row.cells[0]!.prepend(folder(branch));
    if (branch.below.length > 0) branch.row.setAttribute('aria-expanded', 'true');
  }
  table.tBodies[0]!.addEventListener('keydown', (event) => {
    const row = (event.target as Element).closest('tr') as HTMLTableRowElement | null;
    const branch = row && byRow.get(row);
    if (branch && actOn(branch, event.key, byRow)) event.preventDefault();
  });
}

function folder(branch: Branch): HTMLElement {
  const mark = document.createElement('span');
  mark.className = branch.below.length > 0 ? 'fold' : 'fold leaf';
  mark.setAttribute('aria-hidden', 'true');
  mark.addEventListener('click', () => fold(branch, branch.row.getAttribute('aria-expanded') === 'true'));
  return mark;
}

function fold(branch: Branch, isFolded: boolean): void {
  if (branch.below.length === 0) return;
  branch.row.setAttribute('aria-expanded', String(!isFolded));
  showBelow(branch, !isFolded);
}

function showBelow({ below }: Branch, isShown: boolean): void {
  for (const child of below) {
    child.row.hidden = !isShown;
    showBelow(child, isShown && child.row.getAttribute('aria-expanded') !== 'false');
  }
}

function actOn(branch: Branch, key: string, byRow: ReadonlyMap<HTMLTableRowElement, Branch>): boolean {
  const { row } = branch;
  const isOpen = row.getAttribute('aria-expanded');
  const rows = [...row.parentElement!.children].filter(
    (one): one is HTMLTableRowElement => !(one as HTMLElement).hidden && byRow.has(one as HTMLTableRowElement),
  );
  const at = rows.indexOf(row);
  const move = (to: HTMLTableRowElement | undefined) => {
    if (!to) return;
    row.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  };
  const parent = rows.slice(0, at).findLast((one) => byRow.get(one)!.level < branch.level);
  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(rows[at + 1]),
    ArrowUp: () => move(rows[at - 1]),
    ArrowRight: () => (isOpen === 'false' ? fold(branch, false) : move(isOpen ? rows[at + 1] : undefined)),
    ArrowLeft: () => (isOpen === 'true' ? fold(branch, true) : move(parent)),
    Home: () => move(rows[0]),
    End: () => move(rows.at(-1)),
  };
  actions[key]?.();
  return key in actions;
}
