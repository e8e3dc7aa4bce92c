/** How a courier's service weighs, as its table says. */
export interface WeighingRule {
  /** Cubic centimetres that count as one kilogram: 6,000 for most, 4,000 for freight. */
  readonly divisor: number;
  /** Grams over a whole kilogram that are not charged: 300 makes 1.3 kg one and 1.31 kg two. */
  readonly toleranceGrams: number;
  /** The least that is charged. */
  readonly minGrams: number;
}

const KILO = 1_000;

/**
 * Whole kilograms that are charged: the larger of actual and volumetric weight, a started kilogram counting from the
 * tolerance on, at least the service's minimum. Source: couriers' public rules as collected in the delivery reference.
 */
export const chargeableKilos = (weightGrams: number, volumeCm3: number | null, rule: WeighingRule): number => {
  const volumetricGrams = volumeCm3 === null ? 0 : Math.ceil((volumeCm3 * KILO) / rule.divisor);
  const grams = Math.max(weightGrams, volumetricGrams);
  return Math.max(1, Math.ceil((grams - rule.toleranceGrams) / KILO), Math.ceil(rule.minGrams / KILO));
};
