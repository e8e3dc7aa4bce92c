/**
 * Endek, the weft ikat of north Bali, drawn from a seed: the same text always gives the same cloth. Diamonds mirrored on
 * both axes; every weft is shifted by a hair, which gives ikat its feathered edge. One SVG of 1 to 3 kB.
 */

/** Ground first. Natural dyes: tarum, mengkudu, daun, bark, soot. */
const DYES = [
  ['#27346b', '#e3a52c', '#fbf8f2', '#b23a2a', '#1a2450'],
  ['#b23a2a', '#fbefd3', '#e3a52c', '#1d1f33', '#7d2318'],
  ['#2f6f4f', '#f1eadd', '#e3a52c', '#1d1f33', '#1f4f37'],
  ['#5a3a2a', '#e8c98f', '#b23a2a', '#fbf8f2', '#37231a'],
  ['#1d1f33', '#e3a52c', '#b23a2a', '#f1eadd', '#27346b'],
] as const;

/** Columns, rows of the motif, and wefts per cell: more wefts, softer edge, more bytes. */
const SHAPES = {
  mark: [1, 1, 2],
  hem: [11, 1, 1],
  band: [44, 1, 1],
  cover: [10, 2, 2],
  field: [4, 3, 3],
} as const satisfies Record<string, readonly [number, number, number]>;

export type IkatShape = keyof typeof SHAPES;
export const isIkatShape = (name: string): name is IkatShape => Object.hasOwn(SHAPES, name);

/** The cached picture of a seed's cloth, as served at /static/ikat/. */
export const ikatUrl = (seed: string, shape: IkatShape): string =>
  `/static/ikat/${encodeURIComponent(seed)}.svg?${shape}`;

/** A repeatable sequence in [0, 1) from a text (FNV-1a, then mulberry32). */
const sequence = (seed: string): (() => number) => {
  let h = 2166136261;
  for (const c of seed) h = Math.imul(h ^ c.codePointAt(0)!, 16777619);
  return () => {
    h += 0x6d2b79f5;
    let t = Math.imul(h ^ (h >>> 15), 1 | h);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

interface Motif {
  /** Cells per side. */
  readonly n: number;
  readonly colours: readonly string[];
  /** Index of the colour of a cell; 0 is the ground. */
  readonly at: (x: number, y: number) => number;
}

const motifOf = (next: () => number, dye?: number): Motif => {
  const colours = DYES[dye ?? Math.floor(next() * DYES.length)]!;
  const n = 11 + 2 * Math.floor(next() * 3);
  const band = 2 + Math.floor(next() * 2);
  const stretch = 0.8 + next() * 0.7;
  const corner = next() > 0.35;
  const mid = (n - 1) / 2;
  return {
    n,
    colours,
    at: (x, y) => {
      const dx = Math.abs(x - mid);
      const dy = Math.abs(y - mid) * stretch;
      return Math.floor((dx + dy) / band + (corner && dx * dy > mid * 2 ? 1 : 0)) % colours.length;
    },
  };
};

const tidy = (value: number): string => String(Math.round(value * 100) / 100).replace(/^(-?)0\./, '$1.');

/** One motif as horizontal strokes, one path per colour; a cell more on each side, so that neighbours overlap. */
const wefts = ({ n, colours, at }: Motif, perCell: number, next: () => number): string => {
  const paths = new Map<number, string>();
  for (let row = 0; row < n * perCell; row++) {
    const y = (row + 0.5) / perCell;
    const shift = (next() - 0.5) * 0.75;
    for (let x = -1; x <= n;) {
      const colour = at((x + n) % n, Math.floor(y));
      let end = x + 1;
      while (end <= n && at((end + n) % n, Math.floor(y)) === colour) end++;
      if (colour !== 0) paths.set(colour, `${paths.get(colour) ?? ''}M${tidy(x + shift)} ${tidy(y)}h${end - x}`);
      x = end;
    }
  }
  return [...paths].map(([colour, d]) => `<path stroke="${colours[colour]}" d="${d}"/>`).join('');
};

/** The cloth of `seed` as an SVG document. `dye` fixes the palette (0 is the brand's indigo). */
export const ikatSvg = (seed: string, shape: IkatShape, dye?: number): string => {
  const [columns, rows, perCell] = SHAPES[shape];
  const next = sequence(seed);
  const motif = motifOf(next, dye);
  const { n, colours } = motif;
  const uses: string[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      if (row + column > 0)
        uses.push(`<use href="#m"${column ? ` x="${column * n}"` : ''}${row ? ` y="${row * n}"` : ''}/>`);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${columns * n} ${rows * n}" preserveAspectRatio="xMidYMid slice">` +
    `<path fill="${colours[0]}" d="M0 0h${columns * n}v${rows * n}H0z"/>` +
    `<g id="m" fill="none" stroke-width="${tidy(1.06 / perCell)}">${wefts(motif, perCell, next)}</g>${uses.join('')}</svg>`
  );
};
