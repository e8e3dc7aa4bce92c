import type { Figures } from './load.ts';

/** Lines of a table: the first column to the left, figures to the right. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '))
    .join('\n');
};

export const HEADER = ['', 'req/s', 'CPU ms', 'PG ms', 'p99 ms', 'of bare (CPU)', 'of bare (req/s)'] as const;

export const line = (name: string, figures: Figures, bare?: Figures): string[] => [
  name,
  figures.perSecond.toFixed(0),
  figures.cpu.toFixed(3),
  figures.databaseCpu.toFixed(3),
  figures.p99.toFixed(0),
  bare ? (bare.cpu / figures.cpu).toFixed(2) : '',
  bare ? (figures.perSecond / bare.perSecond).toFixed(2) : '',
];
