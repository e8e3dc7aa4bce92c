/**
 * How deep the dye of a tile is for a share of the largest (0 to 1), in percent of indigo over white, and whether its
 * words are white. Between 56 and 66 percent neither ink nor white reaches 4.5:1, so that band is left out.
 */
export const depthOf = (share: number): { fill: number; deep: boolean } => {
  const part = Math.max(0, Math.min(1, share));
  const deep = part > 0.6;
  return { fill: Math.round(deep ? 68 + ((part - 0.6) / 0.4) * 24 : 8 + (part / 0.6) * 44), deep };
};
