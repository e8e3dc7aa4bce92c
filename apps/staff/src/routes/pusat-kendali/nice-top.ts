/** The next round figure that holds `most`: 1, 2, 4, 5 or 8 times a power of ten, so that its half is round as well. */
export const niceTop = (most: number): number => {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return power * ([1, 2, 4, 5, 8].find((step) => step * power >= most) ?? 10);
};
