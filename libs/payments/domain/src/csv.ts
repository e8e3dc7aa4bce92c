/** A spreadsheet would run what begins so: such a cell gets a leading apostrophe, which shows it as text. */
const FORMULA = /^[=+\-@\t\r]/;

const cell = (value: string | number): string => {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A byte-order mark, which tells spreadsheets that it is UTF-8. */
export const CSV_START = '\uFEFF';
/** Rows as RFC 4180 wants them. Numbers stand as they are. */
export const csvRows = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
export const writeCsv = (rows: readonly (readonly (string | number)[])[]): string => CSV_START + csvRows(rows);

/** Rows of cells; commas or semicolons, whichever the first line has more of. Null when a quote is never closed. */
export const readCsv = (text: string): string[][] | null => {
  const body = text.replace(/^\uFEFF/, '');
  const head = body.split(/\r?\n/, 1)[0] ?? '';
  const separator = head.split(';').length > head.split(',').length ? ';' : ',';
  const rows: string[][] = [[]];
  let now = '';
  let quoted = false;
  const endCell = (): void => {
    rows.at(-1)!.push(now.trim());
    now = '';
  };
  const endRow = (): void => {
    endCell();
    rows.push([]);
  };
  for (let i = 0; i < body.length; i++) {
    const letter = body[i]!;
    if (quoted && letter === '"' && body[i + 1] === '"') now += body[++i]!;
    else if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === separator) endCell();
    else if (!quoted && letter === '\n') endRow();
    else now += letter;
  }
  endCell();
  return quoted ? null : rows.filter((row) => row.some((one) => one !== ''));
};
