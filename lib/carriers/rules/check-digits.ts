/** How a carrier's check digit follows from the characters before it. */
export type CheckRule =
  /** The serial as a number, modulo 7. */
  | { kind: 'mod7' }
  /** Sum of digits, those at even positions times `even`, the others times `odd`; what is missing to the next ten. */
  | { kind: 'mod10'; even: number; odd: number /** Put before a serial that does not begin with it. */; lead?: string }
  /** Weighted sum modulo 11, then modulo 10. */
  | { kind: 'weighted'; weights: readonly number[] }
  /** UPU S10: weights 8 6 4 2 3 5 9 7, 11 minus the rest, 10 → 0 and 11 → 5. */
  | { kind: 's10' }
  | { kind: 'luhn' }
  /** ISO/IEC 7064 MOD 37,36, as DPD uses it. */
  | { kind: 'mod37_36' };

/** Letters count as (code − 3) modulo 10, as UPS has it. */
const digitOf = (char: string) => (char >= '0' && char <= '9' ? Number(char) : (char.charCodeAt(0) - 3) % 10);
const missingToTen = (sum: number) => String((10 - (sum % 10)) % 10);

function mod10(serial: string, even: number, odd: number): string {
  let sum = 0;
  for (let i = 0; i < serial.length; i++) sum += digitOf(serial.charAt(i)) * (i % 2 === 0 ? even : odd);
  return missingToTen(sum);
}

const weighted = (serial: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, i) => sum + weight * Number(serial.charAt(i) || 0), 0);

function s10(serial: string): string {
  const check = 11 - (weighted(serial, [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
  return check === 10 ? '0' : check === 11 ? '5' : String(check);
}

function luhn(serial: string): string {
  let sum = 0;
  for (let i = 0; i < serial.length; i++) {
    const digit = Number(serial.charAt(serial.length - 1 - i));
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return missingToTen(sum);
}

function mod37_36(serial: string): string {
  let rest = 36;
  for (const char of serial) {
    rest += Number.parseInt(char, 36);
    if (rest > 36) rest -= 36;
    rest *= 2;
    if (rest > 36) rest -= 37;
  }
  const check = 37 - rest;
  return (check === 36 ? 0 : check).toString(36).toUpperCase();
}

/** The check digit (or letter) of a serial. */
export function checkDigit(rule: CheckRule, serial: string): string {
  switch (rule.kind) {
    case 'mod7':
      return String(Number(BigInt(serial) % 7n));
    case 'mod10':
      return mod10(rule.lead && !serial.startsWith(rule.lead) ? rule.lead + serial : serial, rule.even, rule.odd);
    case 'weighted':
      return String((weighted(serial, rule.weights) % 11) % 10);
    case 's10':
      return s10(serial);
    case 'luhn':
      return luhn(serial);
    case 'mod37_36':
      return mod37_36(serial);
  }
}
