export interface Place {
  readonly column: number;
  readonly row: number;
}
export interface Room extends Place {
  readonly width: number;
  readonly height: number;
}

const LEAST_WIDTH = 2;

/**
 * The largest rectangle of a map of tiles that no tile stands in, lower right first among equals: room for the legend.
 * Null when none is two tiles wide.
 */
export const emptyRoom = (tiles: readonly Place[]): Room | null => {
  const columns = Math.max(0, ...tiles.map(({ column }) => column));
  const rows = Math.max(0, ...tiles.map(({ row }) => row));
  const taken = new Set(tiles.map(({ column, row }) => `${column} ${row}`));
  const isFree = ({ column, row, width, height }: Room): boolean => {
    for (let y = row; y < row + height; y++)
      for (let x = column; x < column + width; x++) if (taken.has(`${x} ${y}`)) return false;
    return true;
  };
  let best: Room | null = null;
  for (let row = rows; row >= 1; row--)
    for (let column = columns; column >= 1; column--)
      for (let width = LEAST_WIDTH; column + width - 1 <= columns; width++)
        for (let height = 1; row + height - 1 <= rows; height++) {
          const room = { column, row, width, height };
          if (isFree(room) && width * height > (best ? best.width * best.height : 0)) best = room;
        }
  return best;
};
