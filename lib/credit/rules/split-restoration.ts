/** Credit that was used at a checkout, with what of it has come back, in minor units. */
export type Spend = {
  principal: number;
  bonus: number;
  restored: number;
  bonusRestored: number;
  bonusVoided: number;
};

/** What may still come back of a spend, bonus included. */
export const restorable = (spend: Spend): number =>
  spend.principal + spend.bonus - spend.restored - spend.bonusRestored - spend.bonusVoided;

/**
 * How what is given back of a spend divides: bonus was a gift for keeping the money in the shop, so it goes first and is
 * not given back with goods that are; unless the shop itself called the order off.
 * @param amount no more than `restorable`
 */
export function splitRestoration(
  spend: Spend,
  amount: number,
  keepsBonus: boolean,
): { principal: number; bonus: number; voided: number } {
  const bonusLeft = spend.bonus - spend.bonusRestored - spend.bonusVoided;
  const ofBonus = Math.min(amount, bonusLeft);
  return { principal: amount - ofBonus, bonus: keepsBonus ? ofBonus : 0, voided: keepsBonus ? 0 : ofBonus };
}
