// A table's cells on their grid, with row and column spans accounted for.

const span = (cell, key) => {
  const held = cell.attribute(key);
  return Number.isInteger(held) && held > 0 ? held : 1;
};
const isCell = ({ standard }) => standard === 'TH' || standard === 'TD';

export function rowsOf(table) {
  return table.kids.flatMap((kid) =>
    kid.standard === 'TR'
      ? [kid]
      : ['THead', 'TBody', 'TFoot'].includes(kid.standard)
        ? kid.kids.filter(({ standard }) => standard === 'TR')
        : [],
  );
}

// {cells: row by row, places: cell → {row, column, rows, columns}, faults: by the kind of test
// that ISO 14289-1, 7.2 has for it}.
export function gridOf(table) {
  const rows = rowsOf(table).map(({ kids }) => kids.filter(isCell));
  const width = (rows[0] ?? []).reduce((sum, cell) => sum + span(cell, 'ColSpan'), 0);
  const grid = { cells: rows.map(() => []), places: new Map(), faults: { intersection: [], rows: [], columns: [], short: [] } };
  rows.forEach((row, r) => row.forEach((cell) => place(grid, cell, r, width)));
  grid.cells.forEach((row, r) => {
    const filled = Array.from({ length: width }, (_, c) => row[c]).filter(Boolean).length;
    if (filled < width) grid.faults.short.push(`${table.name}: row ${r + 1} has ${filled} of ${width} columns`);
  });
  return grid;
}

function place(grid, cell, r, width) {
  let c = 0;
  while (c < width && grid.cells[r][c]) ++c;
  const at = { row: r, column: c, rows: span(cell, 'RowSpan'), columns: span(cell, 'ColSpan') };
  if (c + at.columns > width) return grid.faults.columns.push(`${cell.name} stands out of its row`);
  if (r + at.rows > grid.cells.length) return grid.faults.rows.push(`${cell.name} stands out of its table`);
  grid.places.set(cell, at);
  for (let i = r; i < r + at.rows; ++i) {
    for (let j = c; j < c + at.columns; ++j) {
      if (grid.cells[i][j]) grid.faults.intersection.push(`${cell.name} lies on ${grid.cells[i][j].name}`);
      grid.cells[i][j] = cell;
    }
  }
  return undefined;
}

const regular = ({ faults }) => Object.values(faults).every((one) => one.length === 0);

// Scope, or Column for the first row and Row for the first column where a header has none.
function scopeOf(cell, row, column) {
  return cell.attribute('Scope') ?? (row === 0 && column === 0 ? '/Both' : row === 0 ? '/Column' : column === 0 ? '/Row' : undefined);
}

// A header over the cell or before it whose scope reaches it.
function hasHeader(grid, { row, column, rows, columns }) {
  for (let c = column; c < column + columns; ++c)
    for (let r = row - 1; r >= 0; --r)
      if (grid.cells[r][c].standard === 'TH' && ['/Column', '/Both'].includes(scopeOf(grid.cells[r][c], r, c))) return true;
  for (let r = row; r < row + rows; ++r)
    for (let c = column - 1; c >= 0; --c)
      if (grid.cells[r][c].standard === 'TH' && ['/Row', '/Both'].includes(scopeOf(grid.cells[r][c], r, c))) return true;
  return false;
}

// What ISO 14289-1, 7.5 finds: headers without scope where cells do not name theirs; names of
// headers that are not there; cells that no header reaches.
export function headerFaults(table) {
  const grid = gridOf(table);
  if (!regular(grid)) return { scope: [], unknown: [], unreached: [] };
  const cells = [...grid.places];
  const headers = cells.filter(([cell]) => cell.standard === 'TH');
  const ids = new Set(headers.map(([cell]) => cell.text('ID')).filter(Boolean));
  const named = (cell) => [cell.attribute('Headers') ?? []].flat().map((one) => String(one).slice(2));
  const bare = headers.filter(([cell]) => cell.attribute('Scope') === undefined);
  const reached = ([cell, at]) => (named(cell).length > 0 && named(cell).every((id) => ids.has(id))) || hasHeader(grid, at);
  const data = cells.filter(([cell]) => cell.standard === 'TD');
  return {
    scope: bare.length > 0 && !data.every(reached) ? bare.map(([cell]) => cell.name) : [],
    unknown: data.flatMap(([cell]) =>
      named(cell)
        .filter((id) => !ids.has(id))
        .map((id) => `${cell.name} names ${id}`),
    ),
    unreached: data.filter((one) => !reached(one)).map(([cell]) => cell.name),
    bare: bare.map(([cell]) => cell.name),
  };
}
